package io.tripline.traffic.api;

import java.time.Duration;

/** Waiting that ends when the program is stopped. */
public final class Pauses {

    private Pauses() {}

    /** Waits; throws {@link GatewayException} when interrupted. */
    public static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayException("interrupted");
        }
    }
}
