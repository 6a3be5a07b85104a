package io.tripline.engine.backtest;

import io.tripline.rules.evaluation.Mode;
import io.tripline.rules.evaluation.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a candidate would have decided, against what was decided. The same stored decisions and labels, the same candidate
 * and the same request give the same result, byte for byte.
 *
 * @param from of the time of decision, counted in; {@code to} is not
 * @param types of interactions that were tested, sorted; empty for all
 * @param tested decisions that were evaluated by the candidate
 * @param notTested decisions in the range that cannot be: their release is not kept here, or they cannot be read
 * @param decidedBy how many decisions in the range each release made, by its hash
 * @param withHeldRules tested decisions in which rules were held: snoozed, or waiting for their facts
 * @param holdsApplied whether these rules were held for the candidate, too
 * @param listsReadAsAbsent facts of lists that the candidate reads and some decisions did not record: nobody was on them
 * @param factsCountedAgain facts that the candidate reads and some decisions did not record, so that they were counted again
 * @param changed tested decisions whose outcome would be another
 * @param outcomes every pair of outcomes that occurs
 * @param newlyStopped what was allowed and would not be
 * @param freed what was not allowed and would be
 * @param decided how well "not ALLOW" told fraud as it was decided
 * @param candidate how well it would
 * @param rules of the candidate in its order, then those that it no longer has, by id
 */
record BacktestResult(
        String releaseHash,
        Instant from,
        Instant to,
        List<String> types,
        long tested,
        long notTested,
        SortedMap<String, Long> decidedBy,
        long withHeldRules,
        boolean holdsApplied,
        List<String> listsReadAsAbsent,
        List<String> factsCountedAgain,
        long changed,
        List<OutcomePair> outcomes,
        Moved newlyStopped,
        Moved freed,
        LabelCoverage labels,
        Detection decided,
        Detection candidate,
        List<RuleEffect> rules) {

    /**
     * Decisions of one outcome for which the candidate has this one.
     *
     * @param amounts of the interactions that have one; empty when the outcomes are the same
     * @param examples those with the smallest ids, which say nothing of when or who; empty when the outcomes are the same
     */
    record OutcomePair(
            Outcome decided,
            Outcome candidate,
            long decisions,
            long fraud,
            long genuine,
            List<AmountTotal> amounts,
            List<ChangedDecision> examples) {}

    /**
     * Money of one currency.
     *
     * @param value exact, as text
     */
    record AmountTotal(String currency, String value) {}

    /**
     * One whose outcome would be another.
     *
     * @param onlyDecided ids of rules whose hits counted then, and would not
     * @param onlyCandidate ids of rules whose hits would count, and did not
     * @param label FRAUD or GENUINE; null when none is known
     */
    record ChangedDecision(
            UUID decisionId,
            String type,
            Instant occurredAt,
            Outcome decided,
            double decidedScore,
            Outcome candidate,
            double candidateScore,
            List<String> onlyDecided,
            List<String> onlyCandidate,
            @Nullable String label) {}

    /** Decisions that would have gone the other way, and the money in them. */
    record Moved(long decisions, long fraud, long genuine, List<AmountTotal> amounts) {}

    /**
     * What is known to be true of the tested decisions.
     *
     * @param coverage labelled ones among the tested
     */
    record LabelCoverage(long labelled, long fraud, long genuine, Share coverage) {}

    /**
     * What was caught, among labelled decisions.
     *
     * @param precision fraud among what was caught
     * @param recall caught among what is fraud
     */
    record Detection(long truePositives, long falsePositives, Share precision, Share recall) {}

    /**
     * A rule's part.
     *
     * @param mode in the candidate; null when it has no such rule
     * @param hits of the candidate, those too that do not count
     * @param counted hits of the candidate that count
     * @param decidedHits as recorded when decided
     * @param onlyCandidate hits of the candidate where none was recorded
     * @param onlyDecided recorded hits where the candidate has none
     * @param detection of its hits in the candidate
     */
    record RuleEffect(
            String ruleId,
            @Nullable Mode mode,
            long hits,
            long counted,
            long decidedHits,
            long onlyCandidate,
            long onlyDecided,
            Detection detection,
            MarginalEffect marginal) {}

    /**
     * What a rule does that all others together do not.
     *
     * @param changed decisions whose outcome by the candidate would be another without this rule
     * @param stopped those among them that would be allowed without it
     * @param stoppedFraud labelled fraud that this rule alone stops
     * @param stoppedGenuine labelled genuine that this rule alone stops
     */
    record MarginalEffect(long changed, long stopped, long stoppedFraud, long stoppedGenuine) {}
}
