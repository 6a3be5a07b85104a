package io.tripline.engine.facts;

import org.jspecify.annotations.Nullable;

/** Redis did not answer in time. Whoever runs the platform has to see to it; the call can be repeated as it was. */
public class FactsUnavailable extends RuntimeException {
    FactsUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
