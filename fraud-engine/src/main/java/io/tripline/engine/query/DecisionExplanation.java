package io.tripline.engine.query;

import io.tripline.rules.evaluation.Counterfactual;
import io.tripline.rules.evaluation.NearMiss;
import io.tripline.rules.evaluation.Outcome;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a decision came out as it did, and not otherwise; found by evaluating its release again.
 *
 * @param reproduced whether outcome, score and hits came out as recorded; if not, what follows is of another decision
 * @param nearMisses rules that nearly held, the nearest first; at most five
 * @param changes the smallest change of one value for each other outcome that one can bring about, the smallest first; empty
 *     when no change of a single value does
 */
record DecisionExplanation(
        UUID decisionId,
        Outcome outcome,
        double score,
        boolean reproduced,
        List<NearMiss> nearMisses,
        List<Change> changes) {

    /**
     * A change of one value with which the outcome would have been another.
     *
     * @param from a number, text or truth value; null when it was absent
     * @param distance between two numbers, as a share of the larger of them; 1 when either is no number
     * @param sentence the same for people
     */
    record Change(
            String input,
            String unit,
            @Nullable Object from,
            Object to,
            double distance,
            Outcome outcome,
            double score,
            String sentence) {

        static Change of(Counterfactual found) {
            return new Change(
                    found.input(),
                    found.unit(),
                    found.from(),
                    found.to(),
                    found.distance(),
                    found.outcome(),
                    found.score(),
                    found.sentence());
        }
    }
}
