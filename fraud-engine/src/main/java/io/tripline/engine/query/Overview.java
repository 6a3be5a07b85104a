package io.tripline.engine.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tripline.rules.evaluation.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was decided lately.
 *
 * @param from start of the first minute counted
 * @param perSecond decisions per second between from and to
 * @param latencyMillis from the acceptance of an interaction to its decision; at most 15 % too high
 * @param series one entry per minute, oldest first, also where nothing was decided
 * @param release in force now, if one is
 * @param topRules the ten hit most often, most hits first
 * @param heldRules those that their breaker holds
 * @param lag interactions that wait to be decided by the instance that answers
 */
record Overview(
        Instant from,
        Instant to,
        long decisions,
        double perSecond,
        Map<Outcome, Long> byOutcome,
        Latency latencyMillis,
        List<Minute> series,
        @Nullable Release release,
        List<RuleHits> topRules,
        List<TrippedRule> heldRules,
        long lag) {

    /** Milliseconds that half, 95 % and 99 % of the decisions did not exceed. */
    record Latency(double p50, double p95, double p99) {}

    /** Decisions of one minute by outcome. */
    record Minute(
            Instant minute,
            @JsonProperty("ALLOW") long allow,
            @JsonProperty("CHALLENGE") long challenge,
            @JsonProperty("REVIEW") long review,
            @JsonProperty("BLOCK") long block) {}

    /** The release in force and its size. */
    record Release(String hash, Instant activatedAt, int rules, int facts) {}

    /**
     * A live rule whose hits do not count, because its breaker tripped.
     *
     * @param why in words
     */
    record TrippedRule(String ruleId, String name, String why, Instant since) {}

    /** How often a rule was hit. */
    record RuleHits(String ruleId, String name, long hits) {}
}
