package io.tripline.rules.release;

import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.evaluation.Hit;
import java.util.List;

/** What a release has to pass before it is published, and again before it is put in force. */
public final class ReleaseCheck {
    private ReleaseCheck() {}

    /**
     * Compiles the release and runs its scenarios. Refused with everything that is wrong; a scenario that does not hold is
     * named with its place, what it expects, and what it got.
     */
    public static CompiledRelease pass(ReleaseBundle bundle) throws ReleaseRefused {
        CompiledRelease release = ReleaseCompiler.compile(bundle);
        Findings findings = new Findings();
        ScenarioRunner.run(bundle, release).results().stream()
                .filter(result -> !result.holds())
                .map(ReleaseCheck::finding)
                .forEach(findings::add);
        findings.throwIfAny();
        return release;
    }

    private static Finding finding(ScenarioRunner.Result result) {
        List<String> hits = result.verdict().hits().stream().map(Hit::ruleId).toList();
        return new Finding(
                result.file(),
                result.line(),
                1,
                "scenario.does-not-hold",
                "scenario \"" + result.name() + "\" does not hold: " + String.join("; ", result.differences())
                        + " (got " + result.verdict().outcome() + " with score "
                        + result.verdict().score() + ", hits " + hits + ")",
                "Correct the rule, or change the scenario with it when the new behaviour is meant.");
    }
}
