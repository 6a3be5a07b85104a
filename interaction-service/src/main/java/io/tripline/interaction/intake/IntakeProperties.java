package io.tripline.interaction.intake;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is taken in, and what is answered when no decision comes in time.
 *
 * @param maxAhead how far {@code occurredAt} may lie ahead of our clock
 * @param maxWait the longest deadline a caller may ask for
 * @param maxBody the largest interaction
 * @param maxBatch the largest body of a batch
 * @param maxBatchLines the most lines of a batch
 * @param maxOutboxDepth messages that may wait for Kafka before new interactions are refused with 503
 * @param counterpartyTypes the values of {@code counterparty.type}
 * @param instrumentTypes the values of {@code instrument.type}
 * @param types what each type of interaction requires and falls back to
 * @param otherTypes the same for types that are not listed
 */
@ConfigurationProperties("tripline.interactions")
record IntakeProperties(
        @DefaultValue("5m") Duration maxAhead,
        @DefaultValue("30s") Duration maxWait,
        @DefaultValue("64KB") DataSize maxBody,
        @DefaultValue("8MB") DataSize maxBatch,
        @DefaultValue("1000") int maxBatchLines,
        @DefaultValue("100000") long maxOutboxDepth,
        Set<String> counterpartyTypes,
        Set<String> instrumentTypes,
        Map<String, TypePolicy> types,
        TypePolicy otherTypes) {

    /** Fields that a type may require beside the four that all do. */
    private static final Set<String> OPTIONAL_FIELDS = Set.of(
            "amount",
            "channel",
            "ip",
            "deviceId",
            "sessionId",
            "userAgent",
            "location",
            "counterparty",
            "instrument",
            "outcomeOfAttempt",
            "attributes");

    IntakeProperties {
        types.forEach((type, policy) -> requireKnownFields("types." + type, policy));
        requireKnownFields("other-types", otherTypes);
        if (maxBatchLines < 1 || maxOutboxDepth < 1) {
            throw new IllegalArgumentException(
                    "tripline.interactions: max-batch-lines and max-outbox-depth start at 1");
        }
    }

    TypePolicy policyOf(String type) {
        return types.getOrDefault(type, otherTypes);
    }

    /** The type where it is listed, else {@code OTHER}: a bounded set of names for metrics. */
    String knownType(String type) {
        return types.containsKey(type) ? type : "OTHER";
    }

    private static void requireKnownFields(String where, TypePolicy policy) {
        for (String field : policy.requires()) {
            if (!OPTIONAL_FIELDS.contains(field)) {
                throw new IllegalArgumentException("tripline.interactions." + where + ".requires names " + field
                        + ", which is none of " + OPTIONAL_FIELDS);
            }
        }
    }

    /** What one type of interaction requires and falls back to. */
    record TypePolicy(@DefaultValue Set<String> requires, FallbackPolicy fallback) {}

    /** What is answered in place of a decision that did not come in time. */
    enum FallbackPolicy {
        /** Fail open. */
        OPEN("ALLOW"),
        /** Fail to people. */
        REVIEW("REVIEW"),
        /** Fail closed. */
        CLOSED("BLOCK");

        private final String outcome;

        FallbackPolicy(String outcome) {
            this.outcome = outcome;
        }

        String outcome() {
            return outcome;
        }
    }
}
