package io.tripline.engine.query;

import io.tripline.engine.breaker.Breakers;
import io.tripline.engine.decision.LatencyBuckets;
import io.tripline.engine.intake.Lag;
import io.tripline.engine.query.Overview.Latency;
import io.tripline.engine.query.Overview.Minute;
import io.tripline.engine.query.Overview.Release;
import io.tripline.engine.query.Overview.RuleHits;
import io.tripline.engine.query.Overview.TrippedRule;
import io.tripline.engine.release.LiveRelease;
import io.tripline.engine.release.Releases;
import io.tripline.rules.evaluation.Outcome;
import io.tripline.rules.evaluation.RuleDescription;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds up the stored counts of the last minutes; so they outlive every engine. Thread-safe. */
@Component
class OverviewQuery {

    private static final int TOP_RULES = 10;

    private final JdbcClient jdbc;
    private final Releases releases;
    private final Breakers breakers;
    private final Lag lag;
    private final Clock clock;

    OverviewQuery(JdbcClient jdbc, Releases releases, Breakers breakers, Lag lag, Clock clock) {
        this.jdbc = jdbc;
        this.releases = releases;
        this.breakers = breakers;
        this.lag = lag;
        this.clock = clock;
    }

    /** The present minute and those before it, so many in all. */
    Overview lastMinutes(int minutes) {
        Instant to = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant from = to.truncatedTo(ChronoUnit.MINUTES).minus(minutes - 1L, ChronoUnit.MINUTES);
        List<Count> counts = counts(from);
        long decisions = counts.stream().mapToLong(Count::decisions).sum();
        double seconds = Math.max(1, Duration.between(from, to).toMillis() / 1000.0);
        return new Overview(
                from,
                to,
                decisions,
                Math.round(decisions / seconds * 100) / 100.0,
                byOutcome(counts),
                latency(counts),
                IntStream.range(0, minutes)
                        .mapToObj(minute -> minute(from.plus(minute, ChronoUnit.MINUTES), counts))
                        .toList(),
                releases.inForce().map(OverviewQuery::release).orElse(null),
                topRules(from),
                heldRules(),
                lag.of("interactions"));
    }

    private List<Count> counts(Instant from) {
        return jdbc.sql("select minute, outcome, bucket, decisions from decision_minutes where minute >= ?")
                .param(from.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Count(
                        row.getObject("minute", OffsetDateTime.class).toInstant(),
                        Outcome.valueOf(row.getString("outcome")),
                        row.getInt("bucket"),
                        row.getLong("decisions")))
                .list();
    }

    private static Map<Outcome, Long> byOutcome(List<Count> counts) {
        Map<Outcome, Long> byOutcome = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            byOutcome.put(outcome, 0L);
        }
        counts.forEach(count -> byOutcome.merge(count.outcome(), count.decisions(), Long::sum));
        return byOutcome;
    }

    private static Latency latency(List<Count> counts) {
        long[] buckets = new long[LatencyBuckets.COUNT];
        counts.forEach(count -> buckets[count.bucket()] += count.decisions());
        return new Latency(
                LatencyBuckets.percentileMillis(buckets, 0.50),
                LatencyBuckets.percentileMillis(buckets, 0.95),
                LatencyBuckets.percentileMillis(buckets, 0.99));
    }

    private static Minute minute(Instant minute, List<Count> all) {
        Map<Outcome, Long> counts = byOutcome(
                all.stream().filter(count -> count.minute().equals(minute)).toList());
        return new Minute(
                minute,
                counts.getOrDefault(Outcome.ALLOW, 0L),
                counts.getOrDefault(Outcome.CHALLENGE, 0L),
                counts.getOrDefault(Outcome.REVIEW, 0L),
                counts.getOrDefault(Outcome.BLOCK, 0L));
    }

    private static Release release(LiveRelease live) {
        return new Release(
                live.hash(),
                live.activatedAt(),
                live.compiled().rules().size(),
                live.compiled().facts().size());
    }

    private List<RuleHits> topRules(Instant from) {
        return jdbc.sql("""
                select rule_id, sum(hits) as hits from rule_minutes where minute >= ?
                group by rule_id order by hits desc, rule_id limit ?
                """)
                .params(from.atOffset(ZoneOffset.UTC), TOP_RULES)
                .query((row, number) ->
                        new RuleHits(row.getString("rule_id"), name(row.getString("rule_id")), row.getLong("hits")))
                .list();
    }

    private List<TrippedRule> heldRules() {
        return breakers.tripped().stream()
                .map(trip -> new TrippedRule(trip.ruleId(), name(trip.ruleId()), trip.why(), trip.since()))
                .toList();
    }

    /** A rule that is no longer in the release in force goes by its id. */
    private String name(String ruleId) {
        return releases.inForce().stream()
                .flatMap(live -> live.compiled().rules().stream())
                .filter(rule -> rule.id().equals(ruleId))
                .map(RuleDescription::name)
                .findFirst()
                .orElse(ruleId);
    }

    private record Count(Instant minute, Outcome outcome, int bucket, long decisions) {}
}
