package io.tripline.engine.query;

import io.tripline.engine.decision.Timings;
import io.tripline.engine.lists.HeldRule;
import io.tripline.rules.evaluation.ConditionTree;
import io.tripline.rules.evaluation.Mode;
import io.tripline.rules.evaluation.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A whole decision.
 *
 * @param score sum of the weights of the counted hits; may exceed 100
 * @param held rules whose hits did not count in this decision, and why; null for decisions of before any could be
 * @param shadows how the releases in shadow would have decided; null for decisions of before there were any
 * @param facts what was known, by name, when it was decided; numbers and texts
 * @param interaction as it was accepted
 * @param degraded what could not be used; empty when all was well
 * @param label what proved true later, if it is known
 */
record Decision(
        UUID id,
        UUID interactionId,
        String userId,
        String type,
        Instant occurredAt,
        Instant receivedAt,
        Instant decidedAt,
        Outcome outcome,
        double score,
        List<Hit> hits,
        @Nullable List<HeldRule> held,
        @Nullable List<Shadow> shadows,
        Map<String, Object> facts,
        Map<String, Object> interaction,
        String releaseHash,
        List<String> degraded,
        Timings timings,
        String traceId,
        @Nullable Label label) {

    Decision with(@Nullable Label known) {
        return copy(hits, known);
    }

    Decision with(List<Hit> others) {
        return copy(others, label);
    }

    /** Of the rules whose hits did not count. */
    Set<String> heldIds() {
        return held == null ? Set.of() : held.stream().map(HeldRule::ruleId).collect(Collectors.toSet());
    }

    private Decision copy(List<Hit> itsHits, @Nullable Label itsLabel) {
        return new Decision(
                id,
                interactionId,
                userId,
                type,
                occurredAt,
                receivedAt,
                decidedAt,
                outcome,
                score,
                itsHits,
                held,
                shadows,
                facts,
                interaction,
                releaseHash,
                degraded,
                timings,
                traceId,
                itsLabel);
    }

    DecisionSummary summary() {
        return new DecisionSummary(
                id,
                interactionId,
                userId,
                type,
                occurredAt,
                receivedAt,
                decidedAt,
                outcome,
                score,
                hits.stream().map(Hit::summary).toList(),
                amount(),
                counterpartyId(),
                releaseHash,
                degraded,
                timings,
                traceId);
    }

    private DecisionSummary.@Nullable Amount amount() {
        return interaction.get("amount") instanceof Map<?, ?> amount
                        && amount.get("value") != null
                        && amount.get("currency") instanceof String currency
                ? new DecisionSummary.Amount(String.valueOf(amount.get("value")), currency)
                : null;
    }

    private @Nullable String counterpartyId() {
        return interaction.get("counterparty") instanceof Map<?, ?> counterparty
                        && counterparty.get("id") instanceof String id
                ? id
                : null;
    }

    /**
     * A rule that held.
     *
     * @param counted whether its weight is in the score
     * @param reasons text by audience, as far as it is for the caller: all four for staff, the customer's for API clients
     * @param reason the text for the caller; null where decisions are not explained
     * @param conditions how each condition of the rule stood; null where decisions are not explained, or when the release is no
     *     longer kept
     */
    record Hit(
            String ruleId,
            String version,
            String name,
            String reasonCode,
            String group,
            double weight,
            Mode mode,
            boolean counted,
            List<Read> reads,
            Map<String, String> reasons,
            @Nullable String reason,
            @Nullable ConditionTree conditions) {

        Hit with(Map<String, String> texts, @Nullable String text, @Nullable ConditionTree tree) {
            return new Hit(ruleId, version, name, reasonCode, group, weight, mode, counted, reads, texts, text, tree);
        }

        DecisionSummary.Hit summary() {
            return new DecisionSummary.Hit(ruleId, reasonCode, weight, counted);
        }
    }

    /**
     * A fact or field the rule looked at.
     *
     * @param value a number, text or truth value; null when it was absent
     * @param condition what the rule asks of it, in words
     */
    record Read(String name, @Nullable Object value, String unit, String condition) {}

    /** How a release in shadow would have decided. */
    record Shadow(String name, String releaseHash, Outcome outcome, double score, List<ShadowHit> hits) {}

    /** A rule that held in a shadow, and whether its weight is in that score. */
    record ShadowHit(String ruleId, double weight, boolean counted) {}

    /** What proved true about the interaction, from where, and when that became known. */
    record Label(String label, String source, Instant knownAt) {}
}
