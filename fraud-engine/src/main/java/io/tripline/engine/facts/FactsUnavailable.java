package io.tripline.engine.facts;

/** Redis did not answer in time. Whoever runs the platform has to see to it; the call can be repeated as it was. */
public final class FactsUnavailable extends RuntimeException {
    FactsUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
