package io.tripline.traffic.expression;

import org.jspecify.annotations.Nullable;

/** A row holds a value the mapping cannot use. */
public final class RowException extends RuntimeException {

    private final @Nullable String column;

    /** A problem with the value of one column, or with none in particular. */
    public RowException(@Nullable String column, String message) {
        super(message);
        this.column = column;
    }

    /** The message, led by the column when one is at fault. */
    public String describe() {
        return column == null ? String.valueOf(getMessage()) : column + ": " + getMessage();
    }
}
