package io.tripline.engine.decision;

import io.tripline.engine.release.LiveRelease;
import io.tripline.rules.evaluation.Evaluator;
import io.tripline.rules.evaluation.Verdict;
import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactValues;
import java.util.LinkedHashMap;
import java.util.Set;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Keeps the evaluators of the releases used last, because making one costs far more than using it. Thread-safe. */
@Component
class RuleRunner implements DisposableBean {

    /** The live release, a canary, five shadows, and one that is on its way in or out. */
    private static final int KEPT = 8;

    private final LinkedHashMap<LiveRelease, Evaluator> ready = new LinkedHashMap<>(2 * KEPT, 0.75f, true);

    synchronized Verdict evaluate(LiveRelease by, Event interaction, FactValues facts, Set<String> held) {
        Evaluator evaluator = ready.get(by);
        if (evaluator == null) {
            if (ready.size() == KEPT) {
                ready.pollFirstEntry().getValue().close();
            }
            evaluator = by.compiled().newEvaluator();
            ready.put(by, evaluator);
        }
        return evaluator.evaluate(interaction, facts, held);
    }

    @Override
    public synchronized void destroy() {
        ready.values().forEach(Evaluator::close);
        ready.clear();
    }
}
