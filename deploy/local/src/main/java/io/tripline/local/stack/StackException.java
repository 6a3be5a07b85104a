package io.tripline.local.stack;

import java.io.IOException;

/** A part of the stack could not be started or stopped; the message says what failed and where its log is. */
public final class StackException extends RuntimeException {

    StackException(IOException cause) {
        super(cause.getMessage(), cause);
    }

    StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
