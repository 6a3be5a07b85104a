package io.tripline.rules.release;

import static io.tripline.rules.release.Releases.files;
import static io.tripline.rules.release.Releases.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.rules.evaluation.Audience;
import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.evaluation.Evaluator;
import io.tripline.rules.evaluation.RuleDescription;
import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.FactValues;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"You made 5 payments.", "More than half, or 50 %.", "Above \u0665.", "Limit \u00bd.", "Ten %"})
    void aCustomersTextThatStatesANumberIsRefusedWithItsPlace(String text) throws Exception {
        CheckReport report = check("reasons:\n  A_REASON:\n    customer: \"" + text + "\"\n    analyst: At 5.\n");

        assertThat(report.refused()).isTrue();
        assertThat(report.findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("reasons.customer-number");
            assertThat(finding.line()).isEqualTo(3);
        });
    }

    @Test
    void textsForSupportAndRegulatorsMayFollowLaterAndAreAskedFor() throws Exception {
        CheckReport report = check("reasons:\n  A_REASON: {customer: c, analyst: a, support: s}\n");

        assertThat(report.refused()).isFalse();
        assertThat(report.findings())
                .filteredOn(finding -> finding.code().equals("reasons.missing-audience"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.message()).isEqualTo("1 of 1 reasons have no text for regulator: A_REASON");
                });
        CompiledRelease release = report.release().orElseThrow();
        assertThat(release.reason("A_REASON", Audience.SUPPORT)).hasValue("s");
        assertThat(release.reason("A_REASON", Audience.REGULATOR)).hasValue("a");
        assertThat(release.reason("NO_REASON", Audience.ANALYST)).isEmpty();
    }

    @Test
    void aDecisionCarriesOnlyTheTextsForCustomerAndAnalyst() throws Exception {
        CompiledRelease release =
                ReleaseCompiler.compile(ReleaseBundle.of(files(rule("t.any", "Interaction( type == \"PAYMENT\" )"))));
        Event payment = new Event(FactSource.INTERACTION, "PAYMENT", Instant.EPOCH, Map.of());
        try (Evaluator evaluator = release.newEvaluator()) {
            assertThat(evaluator
                            .evaluate(payment, new FactValues(release.facts().size()))
                            .hits())
                    .singleElement()
                    .satisfies(hit -> assertThat(hit.reasons()).containsOnlyKeys("customer", "analyst"));
        }
        assertThat(release.reason("A_REASON", Audience.REGULATOR)).hasValue("For a regulator");
    }

    @ParameterizedTest
    @ValueSource(strings = {"starter", "handbook"})
    void everyReasonOfWhatShipsHasATextOfItsOwnForEachAudience(String name) throws Exception {
        CompiledRelease release = ReleaseCompiler.compile(
                ReleaseBundle.fromDirectory(Path.of("releases").resolve(name)));
        for (RuleDescription rule : release.rules()) {
            for (Audience audience : Audience.values()) {
                assertThat(release.reason(rule.reasonCode(), audience)).isPresent();
            }
            assertThat(release.reason(rule.reasonCode(), Audience.SUPPORT))
                    .isNotEqualTo(release.reason(rule.reasonCode(), Audience.ANALYST));
            assertThat(release.reason(rule.reasonCode(), Audience.REGULATOR))
                    .isNotEqualTo(release.reason(rule.reasonCode(), Audience.ANALYST));
        }
    }

    private static CheckReport check(String reasons) throws ReleaseRefused {
        Map<String, String> files = files(rule("t.any", "Interaction( type == \"PAYMENT\" )"));
        files.put("reasons.yaml", reasons);
        return ReleaseCheck.report(ReleaseBundle.of(files));
    }
}
