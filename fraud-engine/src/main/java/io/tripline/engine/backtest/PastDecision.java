package io.tripline.engine.backtest;

import io.tripline.rules.evaluation.Outcome;
import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactValues;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was decided once, and by which facts, as far as the candidate reads them.
 *
 * @param hits whether each counted, by the id of the rule
 * @param held ids of the rules that did not count then, whatever they said
 * @param fraud what proved true; null when nothing is known
 */
record PastDecision(
        UUID id,
        Event interaction,
        FactValues facts,
        Outcome outcome,
        double score,
        Map<String, Boolean> hits,
        Set<String> held,
        @Nullable Amount amount,
        @Nullable Boolean fraud) {

    /** What an interaction moved, or would have. */
    record Amount(String currency, BigDecimal value) {}
}
