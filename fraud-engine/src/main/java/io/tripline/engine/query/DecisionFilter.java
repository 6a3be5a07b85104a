package io.tripline.engine.query;

import io.tripline.rules.evaluation.Outcome;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions are wanted; all conditions given have to hold.
 *
 * @param userId of this user
 * @param outcome with one of these outcomes
 * @param rule hit by the rule of this id
 * @param type of interactions of this type
 * @param interactionId of this interaction
 * @param release made by the release of this hash
 * @param from decided at this time or later
 * @param to decided before this time
 */
record DecisionFilter(
        @Nullable String userId,
        @Nullable Set<Outcome> outcome,
        @Nullable String rule,
        @Nullable String type,
        @Nullable UUID interactionId,
        @Nullable String release,
        @Nullable Instant from,
        @Nullable Instant to) {

    boolean accepts(DecisionSummary decision) {
        return (userId == null || userId.equals(decision.userId()))
                && (outcome == null || outcome.contains(decision.outcome()))
                && (rule == null
                        || decision.hits().stream().anyMatch(hit -> hit.ruleId().equals(rule)))
                && (type == null || type.equals(decision.type()))
                && (interactionId == null || interactionId.equals(decision.interactionId()))
                && (release == null || release.equals(decision.releaseHash()))
                && (from == null || !decision.decidedAt().isBefore(from))
                && (to == null || decision.decidedAt().isBefore(to));
    }
}
