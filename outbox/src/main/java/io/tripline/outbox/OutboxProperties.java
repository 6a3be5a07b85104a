package io.tripline.outbox;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the relay works.
 *
 * @param source attribute {@code ce_source} of every message, such as {@code /tripline/user-service}; required
 * @param batchSize messages sent with one flush, 1 to 10,000
 * @param pollInterval how often the table is looked at when nothing woke the relay: messages left by a stopped instance
 * @param backOff pause after a failure, doubled up to {@code maxBackOff} while failures go on
 * @param maxBackOff the longest pause after a failure
 */
@ConfigurationProperties("tripline.outbox")
record OutboxProperties(
        @Nullable String source,
        @DefaultValue("1000") int batchSize,
        @DefaultValue("200ms") Duration pollInterval,
        @DefaultValue("200ms") Duration backOff,
        @DefaultValue("5s") Duration maxBackOff) {

    OutboxProperties {
        if (source == null || source.isBlank()) {
            throw new IllegalArgumentException(
                    "tripline.outbox.source is not set; name the service, for example /tripline/user-service");
        }
        if (batchSize < 1 || batchSize > 10_000) {
            throw new IllegalArgumentException("tripline.outbox.batch-size must be 1 to 10000, not " + batchSize);
        }
        requirePositive("poll-interval", pollInterval);
        requirePositive("back-off", backOff);
        if (maxBackOff.compareTo(backOff) < 0) {
            throw new IllegalArgumentException("tripline.outbox.max-back-off is shorter than tripline.outbox.back-off");
        }
    }

    private static void requirePositive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("tripline.outbox." + name + " must be longer than zero");
        }
    }

    /** The source, which the constructor made sure of. */
    String sourceName() {
        return Objects.requireNonNull(source);
    }

    /** How long to pause after so many failures in a row, at least 1. */
    Duration pauseAfter(int failuresInARow) {
        int doublings = Math.min(failuresInARow - 1, 16);
        Duration doubled = backOff.multipliedBy(1L << doublings);
        return doubled.compareTo(maxBackOff) < 0 ? doubled : maxBackOff;
    }
}
