package io.tripline.engine.backtest;

import io.tripline.rules.evaluation.Outcome;
import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.FactValues;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was decided once, and by which facts, as far as the candidate reads them.
 *
 * @param hits whether each counted, by the id of the rule
 * @param held ids of the rules that did not count then, whatever they said
 * @param label what proved true, when that became known, and from where; null when nothing is known
 * @param lacking facts that the candidate's rules read and the decision did not record
 */
record PastDecision(
        UUID id,
        Instant decidedAt,
        Event interaction,
        FactValues facts,
        Outcome outcome,
        double score,
        Map<String, Boolean> hits,
        Set<String> held,
        @Nullable Amount amount,
        @Nullable Label label,
        List<FactDefinition> lacking) {

    /** Null when nothing is known. */
    @Nullable
    Boolean fraud() {
        return label == null ? null : (Boolean) label.label().equals("FRAUD");
    }

    /** As facts count what is known of it, when it became known; null when nothing is. */
    @Nullable
    Event labelling() {
        if (label == null) {
            return null;
        }
        Map<String, Object> fields = new HashMap<>(interaction.fields());
        fields.put("label", label.label());
        fields.put("labelSource", label.source());
        return new Event(FactSource.LABEL, interaction.type(), label.knownAt(), fields);
    }

    /** What an interaction moved, or would have. */
    record Amount(String currency, BigDecimal value) {}

    /** FRAUD or GENUINE. */
    record Label(String label, String source, Instant knownAt) {}
}
