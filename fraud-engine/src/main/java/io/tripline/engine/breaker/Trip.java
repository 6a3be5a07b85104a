package io.tripline.engine.breaker;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * That the breaker of a rule tripped.
 *
 * @param meaning of the rule as it was then
 * @param releaseHash the release in force then
 * @param hits of the interactions evaluated last
 * @param low smallest expected share, 0 to 1
 * @param high largest expected share, 0 to 1
 * @param closedAt null while the rule is held
 */
record Trip(
        String ruleId,
        String meaning,
        String releaseHash,
        long hits,
        long evaluated,
        double low,
        double high,
        Instant trippedAt,
        @Nullable Instant closedAt,
        @Nullable String closedBy) {

    static Trip of(WatchedRule rule, String releaseHash, Counts counts, Instant now) {
        return new Trip(
                rule.id(),
                rule.meaning(),
                releaseHash,
                counts.hits(),
                counts.evaluated(),
                rule.band().low(),
                rule.band().high(),
                now,
                null,
                null);
    }

    boolean holds(WatchedRule rule) {
        return ruleId.equals(rule.id()) && meaning.equals(rule.meaning());
    }

    /** What happened, in words. */
    String why() {
        return String.format(
                Locale.ROOT,
                "its breaker tripped at %s: %d hits in %d interactions (%.2f %%), expected %.2f to %.2f %%",
                trippedAt,
                hits,
                evaluated,
                100.0 * hits / evaluated,
                100 * low,
                100 * high);
    }
}
