package io.tripline.engine.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patient the intake is.
 *
 * @param retryAfter the first pause before a batch is tried again; doubles each time
 * @param retryAtMost the longest such pause
 * @param labelPatience how long a label waits for its interaction's decision while no interaction is waiting to be decided
 */
@ConfigurationProperties("tripline.intake")
record IntakeProperties(
        @DefaultValue("100ms") Duration retryAfter,
        @DefaultValue("5s") Duration retryAtMost,
        @DefaultValue("2m") Duration labelPatience) {

    IntakeProperties {
        if (!retryAfter.isPositive() || retryAtMost.compareTo(retryAfter) < 0 || labelPatience.isNegative()) {
            throw new IllegalArgumentException("tripline.intake: retry-after must be positive, retry-at-most no shorter"
                    + " than retry-after, and label-patience not negative");
        }
    }
}
