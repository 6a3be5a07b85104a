package io.tripline.rules.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReleaseCompilerTest {

    @Test
    void namesEveryMissingFile() throws Exception {
        assertThat(findings(Map.of("rules/a.drl", Releases.rule("a.b", "Interaction( type == \"X\" )"))))
                .extracting(Finding::file, Finding::code)
                .contains(tuple("facts.yaml", "release.missing-file"));
        Map<String, String> files = Releases.files(Releases.rule("a.b", "Interaction( type == \"X\" )"));
        files.remove("policy.dmn");
        files.remove("reasons.yaml");
        assertThat(findings(files)).extracting(Finding::file).contains("policy.dmn", "reasons.yaml");
    }

    @Test
    void placesAProblemInTheFile() throws Exception {
        Map<String, String> files = Releases.files("\n" + Releases.rule("a.b", "Facts( user.payment.count_10m >= 5 )"));
        Finding finding = findings(files).getFirst();
        assertThat(finding.file()).isEqualTo("rules/test.drl");
        assertThat(finding.line()).isEqualTo(2);
        assertThat(finding.code()).isEqualTo("rule.unknown-fact");
        assertThat(finding.hint()).isEqualTo("Did you mean user.payments.count_10m?");
    }

    @Test
    void refusesTwoRulesOfOneIdInDifferentFiles() throws Exception {
        String rule = Releases.rule("a.b", "Interaction( type == \"X\" )");
        Map<String, String> files = Releases.files(rule);
        files.put("rules/other.drl", rule);
        assertThat(findings(files)).extracting(Finding::code).containsExactly("rule.twice");
    }

    @Test
    void refusesAReasonWithoutText() throws Exception {
        Map<String, String> files = Releases.files(Releases.rule("a.b", "Interaction( type == \"X\" )"));
        files.put("reasons.yaml", "reasons:\n  A_REASN: {customer: c, support: s, analyst: a, regulator: r}\n");
        assertThat(findings(files))
                .extracting(Finding::code, Finding::hint)
                .containsExactly(tuple("rule.unknown-reason", "Did you mean A_REASN?"));
    }

    @Test
    void refusesAScenarioOfWhatIsNotThere() throws Exception {
        Map<String, String> files = Releases.files(Releases.rule("a.b", "Interaction( type == \"X\" )"));
        files.put("scenarios/s.yaml", """
                scenarios:
                  - name: s
                    interaction: {type: X, amount.valu: 1, channel: 3}
                    facts: {user.payments.count_10: 1}
                    hits: [a.c]
                    outcome: MAYBE
                """);
        assertThat(findings(files))
                .extracting(Finding::code)
                .containsExactlyInAnyOrder(
                        "scenario.unknown-field",
                        "scenario.type",
                        "scenario.unknown-fact",
                        "scenario.unknown-rule",
                        "scenario.unknown-outcome");
    }

    private static List<Finding> findings(Map<String, String> files) {
        return catchThrowableOfType(ReleaseRefused.class, () -> ReleaseCompiler.compile(ReleaseBundle.of(files)))
                .findings();
    }
}
