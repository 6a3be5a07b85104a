package io.tripline.engine.backtest;

/** A backtest that cannot be done, with a message for whoever asked for it. */
final class BacktestFailed extends RuntimeException {

    BacktestFailed(String message) {
        super(message);
    }

    BacktestFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
