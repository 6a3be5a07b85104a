package io.tripline.traffic.api;

/** The gateway refused a call, or did not answer for longer than the patience lasts. */
public final class GatewayException extends RuntimeException {

    /** Says what happened and what to do. */
    public GatewayException(String message) {
        super(message);
    }
}
