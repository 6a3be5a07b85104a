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
        List<Scenario> scenarios = ReleaseCompiler.read(handbook()).scenarios();
        return ScenarioRunner.run(scenarios, ReleaseCompiler.compile(handbook())).results().stream()
                .map(result -> DynamicTest.dynamicTest(
                        result.file() + ":" + result.line() + " " + result.name(),
                        () -> assertThat(result.differences()).isEmpty()));
    }

    @Test
    void everyRuleHasTwoScenariosThatHitAndTwoThatMiss() throws ReleaseRefused {
        CompiledRelease release = ReleaseCompiler.compile(handbook());
        List<String> ids = release.rules().stream().map(RuleDescription::id).toList();
        List<Scenario> scenarios = ReleaseCompiler.read(handbook()).scenarios();

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
