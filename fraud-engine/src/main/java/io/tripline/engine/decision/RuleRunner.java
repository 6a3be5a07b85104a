package io.tripline.engine.decision;

import io.tripline.engine.release.LiveRelease;
import io.tripline.rules.evaluation.Evaluator;
import io.tripline.rules.evaluation.Verdict;
import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactValues;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Keeps the evaluator of the release used last, because making one costs far more than using it. Thread-safe. */
@Component
class RuleRunner implements DisposableBean {

    private @Nullable LiveRelease release;
    private @Nullable Evaluator evaluator;

    synchronized Verdict evaluate(LiveRelease by, Event interaction, FactValues facts) {
        Evaluator ready = evaluator;
        if (ready == null || !by.equals(release)) {
            destroy();
            ready = by.compiled().newEvaluator();
            evaluator = ready;
            release = by;
        }
        return ready.evaluate(interaction, facts);
    }

    @Override
    public synchronized void destroy() {
        if (evaluator != null) {
            evaluator.close();
            evaluator = null;
        }
    }
}
