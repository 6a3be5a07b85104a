package io.tripline.rules.evaluation;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactValues;

/** Evaluates one interaction after the other; for one thread at a time. Has no effect but its answer. */
public interface Evaluator extends AutoCloseable {
    /** Never throws, for any input: a rule that fails is a hit of weight 0 with reason code {@link Hit#ERROR}. */
    Verdict evaluate(Event interaction, FactValues facts);

    /** Frees the sessions; the evaluator must not be used afterwards. */
    @Override
    void close();
}
