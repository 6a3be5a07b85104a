package io.tripline.rules.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.evaluation.RuleDescription;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HandbookReleaseTest {

    private static ReleaseBundle handbook() throws ReleaseRefused {
        return ReleaseBundle.fromDirectory(Path.of("releases/handbook"));
    }

    @TestFactory
    Stream<DynamicTest> everyScenarioHolds() throws ReleaseRefused {
        ReleaseBundle bundle = handbook();
        return ScenarioRunner.run(bundle, ReleaseCompiler.compile(bundle)).results().stream()
                .map(result -> DynamicTest.dynamicTest(
                        result.file() + ":" + result.line() + " " + result.name(),
                        () -> assertThat(result.differences()).isEmpty()));
    }

    @Test
    void everyRuleHasTwoScenariosThatHitAndTwoThatMiss() throws ReleaseRefused {
        ReleaseBundle bundle = handbook();
        CompiledRelease release = ReleaseCompiler.compile(bundle);
        List<String> ids = release.rules().stream().map(RuleDescription::id).toList();
        Findings findings = new Findings();
        List<Scenario> scenarios = ScenarioFile.readAll(bundle, release.facts(), ids, findings);

        assertThat(ids).hasSize(21);
        assertThat(ids).allSatisfy(id -> {
            assertThat(scenarios.stream().filter(one -> one.hits().contains(id)))
                    .as("hits of " + id)
                    .hasSizeGreaterThanOrEqualTo(2);
            assertThat(scenarios.stream().filter(one -> one.misses().contains(id)))
                    .as("misses of " + id)
                    .hasSizeGreaterThanOrEqualTo(2);
        });
    }

    @Test
    void everyFactIsReadByARule() throws ReleaseRefused {
        CompiledRelease release = ReleaseCompiler.compile(handbook());
        BitSet read = release.slotsReadFor("PAYMENT");

        assertThat(release.facts().facts()).allMatch(fact -> read.get(fact.slot()));
    }
}
