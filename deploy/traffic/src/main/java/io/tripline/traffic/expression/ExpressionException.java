package io.tripline.traffic.expression;

/** An expression that cannot be understood. */
public final class ExpressionException extends RuntimeException {

    private final int offset;

    ExpressionException(int offset, String message) {
        super(message);
        this.offset = offset;
    }

    /** Where in the text the fault is, in characters from 0. */
    public int offset() {
        return offset;
    }
}
