package io.tripline.engine.backtest;

/** A backtest that cannot be done, with a message for whoever asked for it. */
final class BacktestFailed extends RuntimeException {

    BacktestFailed(String message) {
        super(message);
    }

    BacktestFailed(String message, Throwable cause) {
        super(message, cause);
    }

    /** {@code maxBytes} do not suffice for the facts that have to be counted again. */
    static BacktestFailed tooMuchToRemember(long maxBytes) {
        return new BacktestFailed("To count the facts again that the decisions did not record, more than "
                + (maxBytes >> 20) + " MB would have to be remembered. Test a shorter range, or facts with shorter"
                + " windows, or allow more with TRIPLINE_BACKTEST_MEGABYTES.");
    }
}
