package io.tripline.rules.evaluation;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactValues;
import java.util.Set;

/** Evaluates one interaction after the other; for one thread at a time. Has no effect but its answer. */
public interface Evaluator extends AutoCloseable {
    /** As {@link #evaluate(Event, FactValues, Set)}, with nothing held. */
    default Verdict evaluate(Event interaction, FactValues facts) {
        return evaluate(interaction, facts, Set.of());
    }

    /**
     * Never throws, for any input: a rule that fails is a hit of weight 0 with reason code {@link Hit#ERROR}.
     *
     * @param held ids of rules whose hits are recorded as those of rules in shadow, and do not count
     */
    Verdict evaluate(Event interaction, FactValues facts, Set<String> held);

    /** Frees the sessions; the evaluator must not be used afterwards. */
    @Override
    void close();
}
