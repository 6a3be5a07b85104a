package io.tripline.rules.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.evaluation.Mode;
import java.util.BitSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StarterReleaseTest {

    @TestFactory
    Stream<DynamicTest> everyScenarioHolds() throws ReleaseRefused {
        ReleaseBundle bundle = Releases.starter();
        ScenarioRunner.Report report = ScenarioRunner.run(bundle, ReleaseCompiler.compile(bundle));
        assertThat(report.results()).hasSizeGreaterThan(50);
        return report.results().stream()
                .map(result -> DynamicTest.dynamicTest(
                        result.file() + ":" + result.line() + " " + result.name(),
                        () -> assertThat(result.differences()).isEmpty()));
    }

    @Test
    void everyRuleHasAScenarioThatHitsAndOneThatMisses() throws ReleaseRefused {
        ReleaseBundle bundle = Releases.starter();
        assertThat(ScenarioRunner.run(bundle, ReleaseCompiler.compile(bundle)).untested())
                .isEmpty();
    }

    @Test
    void everyFactIsReadByARuleOrARatio() throws ReleaseRefused {
        CompiledRelease release = ReleaseCompiler.compile(Releases.starter());
        BitSet read = new BitSet();
        release.rules().forEach(rule -> rule.types().forEach(type -> read.or(release.slotsReadFor(type))));
        read.or(release.slotsReadFor("OTHER"));
        assertThat(release.facts().facts().stream().filter(fact -> !read.get(fact.slot())))
                .isEmpty();
    }

    @Test
    void allRulesAreLive() throws ReleaseRefused {
        assertThat(ReleaseCompiler.compile(Releases.starter()).rules())
                .hasSizeGreaterThanOrEqualTo(20)
                .allMatch(rule -> rule.mode() == Mode.LIVE);
    }
}
