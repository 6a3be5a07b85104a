package io.tripline.rules.release;

import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.evaluation.Evaluator;
import io.tripline.rules.evaluation.Hit;
import io.tripline.rules.evaluation.RuleDescription;
import io.tripline.rules.evaluation.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Runs the scenarios of a release against it. */
final class ScenarioRunner {
    private ScenarioRunner() {}

    /**
     * How the scenarios went.
     *
     * @param untested ids of rules that no scenario has both hitting and missing
     */
    record Report(List<Result> results, List<String> untested) {
        public Report {
            results = List.copyOf(results);
            untested = List.copyOf(untested);
        }

        /** Whether every scenario holds. */
        public boolean holds() {
            return results.stream().allMatch(Result::holds);
        }
    }

    /**
     * How one scenario went.
     *
     * @param line from 1, where it starts
     * @param differences from what it expects, in words; empty when it holds
     */
    record Result(String file, int line, String name, Verdict verdict, List<String> differences) {
        public Result {
            differences = List.copyOf(differences);
        }

        public boolean holds() {
            return differences.isEmpty();
        }
    }

    /** Runs them in order. */
    static Report run(List<Scenario> scenarios, CompiledRelease release) {
        List<String> ids = release.rules().stream().map(RuleDescription::id).toList();
        List<Result> results = new ArrayList<>();
        try (Evaluator evaluator = release.newEvaluator()) {
            for (Scenario scenario : scenarios) {
                Verdict verdict = evaluator.evaluate(scenario.interaction(), scenario.values(release.facts()));
                results.add(new Result(
                        scenario.file(), scenario.line(), scenario.name(), verdict, differences(scenario, verdict)));
            }
        }
        return new Report(results, untested(ids, scenarios));
    }

    private static List<String> differences(Scenario scenario, Verdict verdict) {
        List<String> hits = verdict.hits().stream().map(Hit::ruleId).toList();
        List<String> differences = new ArrayList<>();
        scenario.hits().stream()
                .filter(id -> !hits.contains(id))
                .forEach(id -> differences.add(id + " should hit, and does not"));
        scenario.misses().stream()
                .filter(hits::contains)
                .forEach(id -> differences.add(id + " should not hit, and does"));
        scenario.outcome()
                .filter(outcome -> outcome != verdict.outcome())
                .ifPresent(outcome ->
                        differences.add("the outcome should be " + outcome + ", and is " + verdict.outcome()));
        verdict.hits().stream()
                .filter(hit -> hit.reasonCode().equals(Hit.ERROR))
                .forEach(hit -> differences.add(hit.ruleId() + " has no answer at score " + verdict.score() + ": "
                        + hit.reasons().getOrDefault("analyst", "")));
        return differences;
    }

    private static List<String> untested(List<String> ids, List<Scenario> scenarios) {
        return ids.stream()
                .filter(id ->
                        scenarios.stream().noneMatch(scenario -> scenario.hits().contains(id))
                                || scenarios.stream()
                                        .noneMatch(scenario -> scenario.misses().contains(id)))
                .toList();
    }
}
