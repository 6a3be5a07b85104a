package io.tripline.engine.query;

import io.tripline.access.Refusal;
import io.tripline.engine.query.DecisionQueries.Stored;
import io.tripline.engine.release.ReleaseArchive;
import io.tripline.rules.evaluation.Audience;
import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.evaluation.Insight;
import io.tripline.rules.evaluation.Verdict;
import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactJson;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.FlatJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Explains stored decisions from what they hold and their release, so that deciding stores and computes none of it. Thread-safe. */
@Component
class DecisionInsights {

    private final ReleaseArchive releases;

    DecisionInsights(ReleaseArchive releases) {
        this.releases = releases;
    }

    /**
     * The decision for one audience: with its texts of the reasons and, as long as the release is kept, how each condition of
     * the hits stood.
     */
    Decision written(Stored stored, Audience audience) {
        Optional<CompiledRelease> release = releases.compiled(stored.releaseHash());
        Optional<Insight> insight = release.map(by -> insight(stored, by));
        return stored.decision()
                .with(stored.decision().hits().stream()
                        .map(hit -> {
                            Map<String, String> texts = texts(hit, release, audience);
                            String text = texts.getOrDefault(audience.key(), texts.get(Audience.ANALYST.key()));
                            return hit.with(
                                    texts,
                                    text,
                                    insight.flatMap(known -> known.tree(hit.ruleId()))
                                            .orElse(null));
                        })
                        .toList());
    }

    /** What the decision carries, and what its release adds; only the customer's text for whoever may be the customer. */
    private static Map<String, String> texts(Decision.Hit hit, Optional<CompiledRelease> release, Audience audience) {
        Map<String, String> texts = new TreeMap<>(hit.reasons());
        if (audience == Audience.CUSTOMER) {
            texts.keySet().retainAll(Set.of(audience.key()));
        } else {
            for (Audience other : Audience.values()) {
                release.flatMap(by -> by.reason(hit.reasonCode(), other))
                        .ifPresent(text -> texts.putIfAbsent(other.key(), text));
            }
        }
        return texts;
    }

    /** Throws {@link Refusal} when its release is not kept. */
    DecisionExplanation explain(Stored stored) {
        Insight insight = insight(stored)
                .orElseThrow(() -> Refusal.of(
                        HttpStatus.CONFLICT,
                        "unknown-release",
                        "The release " + stored.releaseHash() + " that made this decision is not kept here, so that it"
                                + " cannot be explained further. Publish that release again, and try again."));
        Decision decision = stored.decision();
        return new DecisionExplanation(
                decision.id(),
                decision.outcome(),
                decision.score(),
                same(decision, insight.verdict()),
                insight.nearMisses(),
                insight.counterfactuals().stream()
                        .map(DecisionExplanation.Change::of)
                        .toList());
    }

    private Optional<Insight> insight(Stored stored) {
        return releases.compiled(stored.releaseHash()).map(release -> insight(stored, release));
    }

    private static Insight insight(Stored stored, CompiledRelease release) {
        byte[] body = stored.body();
        FlatJson fields = FlatJson.ofMember(body, "interaction");
        Event interaction = fields.event(FactSource.INTERACTION, fields.text("type"), fields.time("occurredAt"));
        return release.insight(
                interaction,
                FactJson.read(FlatJson.ofMember(body, "facts").fields(), release.facts()),
                stored.decision().heldIds());
    }

    private static boolean same(Decision decision, Verdict verdict) {
        List<String> hits = decision.hits().stream().map(Decision.Hit::ruleId).toList();
        return decision.outcome() == verdict.outcome()
                && decision.score() == verdict.score()
                && hits.equals(verdict.hits().stream().map(hit -> hit.ruleId()).toList());
    }
}
