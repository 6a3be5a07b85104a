package io.tripline.engine.decision;

import io.tripline.engine.breaker.Breakers;
import io.tripline.engine.decision.Readiness.Unready;
import io.tripline.engine.facts.CountedSeries;
import io.tripline.engine.lists.HeldRule;
import io.tripline.engine.lists.Lists;
import io.tripline.engine.release.LiveRelease;
import io.tripline.engine.release.ReleaseSet;
import io.tripline.rules.evaluation.Hit;
import io.tripline.rules.evaluation.Verdict;
import io.tripline.rules.fact.FactValues;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * Applies the one release that decides for its user to an interaction and its facts, and those in shadow beside it, and writes
 * down what came of it. Thread-safe.
 */
@Component
class DecisionMaker {

    private static final Logger log = LoggerFactory.getLogger(DecisionMaker.class);

    private final RuleRunner rules;
    private final Lists lists;
    private final Breakers breakers;
    private final Readiness readiness;
    private final Clock clock;

    DecisionMaker(RuleRunner rules, Lists lists, Breakers breakers, Readiness readiness, Clock clock) {
        this.rules = rules;
        this.lists = lists;
        this.breakers = breakers;
        this.readiness = readiness;
        this.clock = clock;
    }

    /**
     * One decision.
     *
     * @param counted what the facts rested on when they were read
     */
    NewDecision make(
            ReleaseSet releases,
            Arrival arrival,
            FactValues known,
            CountedSeries counted,
            DecisionTrace trace,
            Instant takenUp,
            Duration factsTook) {
        Interaction interaction = arrival.interaction();
        lists.fill(releases.facts(), interaction.event(), known);
        LiveRelease release = releases.decidingFor(interaction.userId());
        List<HeldRule> snoozed = lists.heldFor(interaction.event());
        List<HeldRule> held = new ArrayList<>(snoozed);
        held.addAll(breakers.heldIn(release));
        Unready unready = readiness.of(release.compiled(), counted);
        held.addAll(unready.held());
        FactValues facts = unready.without(releases.factsOf(release, known));
        Verdict verdict = rules.evaluate(release, interaction.event(), facts, ids(held));
        List<ShadowVerdict> shadows = shadows(releases, interaction, known, counted, snoozed);
        Instant decidedAt = Steps.now(clock);
        Timings timings = new Timings(
                Math.max(0, micros(Duration.between(interaction.receivedAt(), takenUp))),
                micros(factsTook),
                verdict.rulesNanos() / 1_000,
                verdict.policyNanos() / 1_000);
        byte[] body = DecisionJson.write(
                interaction,
                verdict,
                held,
                shadows,
                release.compiled().facts(),
                facts,
                decidedAt,
                release.hash(),
                timings,
                trace.traceId());
        NewDecision made = new NewDecision(arrival, verdict, decidedAt, release.hash(), trace, body);
        verdict.hits().stream()
                .filter(hit -> hit.reasonCode().equals(Hit.ERROR))
                .forEach(hit -> warn(made, hit));
        return made;
    }

    private List<ShadowVerdict> shadows(
            ReleaseSet releases,
            Interaction interaction,
            FactValues known,
            CountedSeries counted,
            List<HeldRule> snoozed) {
        return releases.shadows().entrySet().stream()
                .map(shadow -> {
                    LiveRelease by = shadow.getValue();
                    Unready unready = readiness.of(by.compiled(), counted);
                    List<HeldRule> held = new ArrayList<>(snoozed);
                    held.addAll(unready.held());
                    FactValues facts = unready.without(releases.factsOf(by, known));
                    return new ShadowVerdict(
                            shadow.getKey(), by.hash(), rules.evaluate(by, interaction.event(), facts, ids(held)));
                })
                .toList();
    }

    private static Set<String> ids(List<HeldRule> held) {
        return held.stream().map(HeldRule::ruleId).collect(Collectors.toSet());
    }

    private static void warn(NewDecision decision, Hit failed) {
        try (var _ = MDC.putCloseable("traceId", decision.trace().traceId())) {
            log.warn(
                    "Rule {} of release {} could not be evaluated for interaction {}",
                    failed.ruleId(),
                    decision.releaseHash(),
                    decision.interactionId());
        }
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }
}
