package io.tripline.rules.release;

import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.evaluation.Hit;
import io.tripline.rules.fact.FactDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a release has to pass before it is published, and again before it is put in force. */
public final class ReleaseCheck {
    private ReleaseCheck() {}

    /**
     * Compiles the release and runs its scenarios. Refused with everything that is wrong; a scenario that does not hold is
     * named with its place, what it expects, and what it got.
     */
    public static CompiledRelease pass(ReleaseBundle bundle) throws ReleaseRefused {
        return pass(bundle, new Earlier());
    }

    static CompiledRelease pass(ReleaseBundle bundle, Earlier earlier) throws ReleaseRefused {
        ReleaseCompiler.Parts parts = ReleaseCompiler.read(bundle, earlier);
        CompiledRelease release = parts.compile(bundle.hash(), earlier.networks());
        Findings findings = new Findings();
        findings.addAll(findings(ScenarioRunner.run(parts.scenarios(), release)));
        findings.throwIfAny();
        return release;
    }

    /**
     * The same check as its author wants it: with warnings about what compiles but looks wrong. Never throws, whatever the
     * texts.
     */
    public static CheckReport report(ReleaseBundle bundle) {
        return report(bundle, fact -> Optional.empty());
    }

    /**
     * As {@link #report}, with warnings of rules that read what is not ready.
     *
     * @param lacks how far a fact is that decisions do not rely on yet, in words; empty when they do
     */
    public static CheckReport report(ReleaseBundle bundle, Function<FactDefinition, Optional<String>> lacks) {
        try {
            ReleaseCompiler.Parts parts = ReleaseCompiler.read(bundle);
            CompiledRelease release = parts.compile(bundle.hash());
            Findings findings = new Findings();
            ScenarioRunner.Report scenarios = ScenarioRunner.run(parts.scenarios(), release);
            findings.addAll(findings(scenarios));
            findings.addAll(parts.findings());
            findings.addAll(untested(parts.rules(), scenarios.untested()));
            FactAdvice facts = new FactAdvice(bundle, release, parts.rules());
            findings.addAll(facts.unused());
            findings.addAll(facts.unmoved());
            findings.addAll(facts.notReady(lacks));
            Advice advice = new Advice(parts.facts());
            UnitAdvice units = new UnitAdvice(parts.facts());
            parts.rules().forEach(rule -> {
                findings.addAll(advice.ofParts(rule));
                findings.addAll(units.of(rule));
            });
            findings.addAll(advice.ofOverlaps(parts.rules(), rule -> true));
            return new CheckReport(findings.hasErrors() ? Optional.empty() : Optional.of(release), findings.sorted());
        } catch (ReleaseRefused e) {
            return new CheckReport(Optional.empty(), e.findings());
        }
    }

    /** What each rule reads, and which facts are kept for it alone: notes. Refused as by {@link #pass}. */
    public static List<Finding> costs(ReleaseBundle bundle) throws ReleaseRefused {
        ReleaseCompiler.Parts parts = ReleaseCompiler.read(bundle);
        return new FactAdvice(bundle, parts.compile(bundle.hash()), parts.rules()).costs();
    }

    /** As {@link #report}, of a release directory, whatever is in it. */
    public static CheckReport directory(Path directory) {
        try {
            return report(ReleaseBundle.fromDirectory(directory));
        } catch (ReleaseRefused e) {
            return new CheckReport(Optional.empty(), e.findings());
        }
    }

    static List<Finding> findings(ScenarioRunner.Report report) {
        return report.results().stream()
                .filter(result -> !result.holds())
                .map(ReleaseCheck::finding)
                .toList();
    }

    private static List<Finding> untested(List<PlacedRule> rules, List<String> untested) {
        List<Finding> findings = new ArrayList<>();
        for (PlacedRule rule : rules) {
            if (untested.contains(rule.id())) {
                findings.add(rule.finding(
                        "rule.untested",
                        Severity.WARNING,
                        rule.id() + " lacks a scenario in which it hits, or one in which it misses",
                        "Add both under scenarios/."));
            }
        }
        return findings;
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
