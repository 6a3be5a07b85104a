package io.tripline.engine.decision;

import io.micrometer.core.instrument.MeterRegistry;
import io.tripline.engine.decision.Steps.Step;
import io.tripline.rules.evaluation.Outcome;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Counts decisions by outcome, and the time that batches spend in each step. Thread-safe. */
@Component
class DecisionMetrics {

    private final MeterRegistry meters;

    DecisionMetrics(MeterRegistry meters) {
        this.meters = meters;
        Arrays.stream(Outcome.values()).forEach(outcome -> count(outcome, 0L));
    }

    void count(Collection<NewDecision> made, Steps steps) {
        Map<Outcome, Long> byOutcome = made.stream()
                .map(NewDecision::outcome)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        byOutcome.forEach(this::count);
        for (Step step : steps.all()) {
            meters.timer("tripline.batch", "step", step.name()).record(step.took());
        }
    }

    private void count(Outcome outcome, long number) {
        meters.counter("tripline.decisions", "outcome", outcome.name()).increment((double) number);
    }
}
