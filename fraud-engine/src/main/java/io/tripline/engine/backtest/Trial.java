package io.tripline.engine.backtest;

import io.tripline.rules.evaluation.Evaluator;
import io.tripline.rules.evaluation.Verdict;
import io.tripline.rules.fact.MalformedEvent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tries a candidate on one stored decision after the other, as it would have decided then. For one thread; close it. */
final class Trial implements AutoCloseable {

    private final Map<String, RecordedFacts> recorded;
    private final boolean applyHolds;
    private final PastDecisionReader reader;
    private final Evaluator evaluator;

    /**
     * Of decisions whose releases, by hash, recorded these facts; {@code moreFields} of their interactions are read than the
     * candidate's rules read.
     */
    Trial(Candidate candidate, Map<String, RecordedFacts> recorded, Set<String> moreFields, boolean applyHolds) {
        this.recorded = recorded;
        this.applyHolds = applyHolds;
        reader = new PastDecisionReader(candidate, moreFields);
        evaluator = candidate.release().newEvaluator();
    }

    /** Empty when its release is not known, or it cannot be read. */
    Optional<PastDecision> read(StoredDecisions.Row row) {
        RecordedFacts facts = recorded.get(row.releaseHash());
        try {
            return facts == null ? Optional.empty() : Optional.of(reader.read(row, facts));
        } catch (MalformedEvent | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Verdict verdict(PastDecision past) {
        return evaluator.evaluate(past.interaction(), past.facts(), applyHolds ? past.held() : Set.of());
    }

    @Override
    public void close() {
        evaluator.close();
    }
}
