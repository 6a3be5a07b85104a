package io.tripline.rules.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckReportTest {
    private static final String SCENARIOS = """
            scenarios:
              - {name: hits, interaction: {type: X, amount.value: 6}, facts: {}, hits: [a.b]}
              - {name: misses, interaction: {type: X, amount.value: 5}, facts: {}, misses: [a.b]}
            """;

    @Test
    void theStarterReleaseIsSound() throws Exception {
        CheckReport report = ReleaseCheck.report(Releases.starter());
        assertThat(report.findings()).isEmpty();
        assertThat(report.release()).isPresent();
    }

    @Test
    void aScenarioThatDoesNotHoldRefusesTheRelease() throws Exception {
        CheckReport report = check("amount.value > 6", SCENARIOS);
        assertThat(report.refused()).isTrue();
        assertThat(report.release()).isEmpty();
        Finding finding = report.findings().stream()
                .filter(found -> found.code().equals("scenario.does-not-hold"))
                .findFirst()
                .orElseThrow();
        assertThat(finding.file()).isEqualTo("scenarios/s.yaml");
        assertThat(finding.line()).isEqualTo(2);
        assertThat(finding.message()).contains("\"hits\"").contains("a.b should hit, and does not");
    }

    @Test
    void aRuleWithoutBothScenariosIsAWarningOnly() throws Exception {
        CheckReport report =
                check("amount.value > 5", SCENARIOS.lines().limit(2).reduce("", (a, b) -> a + b + "\n"));
        assertThat(report.refused()).isFalse();
        assertThat(report.release()).isPresent();
        assertThat(report.findings()).extracting(Finding::code).contains("rule.untested");
    }

    private static CheckReport check(String condition, String scenarios) throws ReleaseRefused {
        Map<String, String> files =
                Releases.files(Releases.rule("a.b", "Interaction( type == \"X\", " + condition + " )"));
        files.put("scenarios/s.yaml", scenarios);
        return ReleaseCheck.report(ReleaseBundle.of(files));
    }
}
