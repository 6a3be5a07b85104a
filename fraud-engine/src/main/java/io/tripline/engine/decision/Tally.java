package io.tripline.engine.decision;

import static java.util.Comparator.comparing;

import io.tripline.rules.evaluation.Hit;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a batch adds to the per-minute counts. Sorted, so that two engines lock the same rows in the same order. */
record Tally(SortedMap<MinuteOutcome, Long> decisions, SortedMap<MinuteRule, Long> hits) {

    static Tally of(Collection<NewDecision> made) {
        Tally tally = new Tally(new TreeMap<>(), new TreeMap<>());
        made.forEach(tally::add);
        return tally;
    }

    private void add(NewDecision decision) {
        Instant minute = decision.decidedAt().truncatedTo(ChronoUnit.MINUTES);
        short bucket = LatencyBuckets.of(decision.latency());
        decisions.merge(new MinuteOutcome(minute, decision.outcome().name(), bucket), 1L, Long::sum);
        for (Hit hit : decision.verdict().hits()) {
            hits.merge(new MinuteRule(minute, hit.ruleId()), 1L, Long::sum);
        }
    }

    record MinuteOutcome(Instant minute, String outcome, short bucket) implements Comparable<MinuteOutcome> {
        private static final Comparator<MinuteOutcome> ORDER = comparing(MinuteOutcome::minute)
                .thenComparing(MinuteOutcome::outcome)
                .thenComparingInt(MinuteOutcome::bucket);

        @Override
        public int compareTo(MinuteOutcome other) {
            return ORDER.compare(this, other);
        }
    }

    record MinuteRule(Instant minute, String ruleId) implements Comparable<MinuteRule> {
        private static final Comparator<MinuteRule> ORDER =
                comparing(MinuteRule::minute).thenComparing(MinuteRule::ruleId);

        @Override
        public int compareTo(MinuteRule other) {
            return ORDER.compare(this, other);
        }
    }
}
