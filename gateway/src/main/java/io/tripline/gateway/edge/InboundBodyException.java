package io.tripline.gateway.edge;

import java.io.IOException;

/** The caller's body cannot be read on: it broke off or is too large. No service is to blame. */
public final class InboundBodyException extends IOException {

    private final boolean tooLarge;

    InboundBodyException(String message, IOException cause) {
        super(message, cause);
        this.tooLarge = false;
    }

    private InboundBodyException(String message) {
        super(message);
        this.tooLarge = true;
    }

    static InboundBodyException tooLarge(long limit) {
        return new InboundBodyException("A body may have " + limit + " bytes; split it into several requests.");
    }

    public boolean tooLarge() {
        return tooLarge;
    }
}
