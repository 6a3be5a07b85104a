package io.tripline.rules.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReleaseCheckTest {

    private static final String SCENARIOS = """
            scenarios:
              - name: Three payments are a burst
                interaction: {type: PAYMENT}
                facts: {user.payments.count_10m: 3}
                hits: [velocity.burst]
              - name: Two payments are none
                interaction: {type: PAYMENT}
                facts: {user.payments.count_10m: 2}
                misses: [velocity.burst]
                outcome: ALLOW
            """;

    private static final String POLICY_WITH_A_GAP = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="p" name="p" namespace="p">
              <inputData id="s" name="score"><variable id="sv" name="score" typeRef="number"/></inputData>
              <inputData id="r" name="reasonCodes"><variable id="rv" name="reasonCodes"/></inputData>
              <decision id="o" name="outcome"><variable id="ov" name="outcome" typeRef="string"/>
                <informationRequirement id="i"><requiredInput href="#s"/></informationRequirement>
                <informationRequirement id="j"><requiredInput href="#r"/></informationRequirement>
                <literalExpression id="l">
                  <text>if 3 * score * count(reasonCodes) = 135 then score else "ALLOW"</text>
                </literalExpression>
              </decision>
            </definitions>
            """;

    @Test
    void aReleaseWhoseScenariosHoldPasses() throws ReleaseRefused {
        ReleaseBundle bundle = burstFrom(3);

        assertThat(ReleaseCheck.pass(bundle).hash()).isEqualTo(bundle.hash());
    }

    @Test
    void aScenarioThatDoesNotHoldRefusesTheReleaseAndIsNamedWithWhatItExpectsAndWhatItGot() throws ReleaseRefused {
        assertThat(findings(burstFrom(4))).singleElement().satisfies(finding -> {
            assertThat(finding.file()).isEqualTo("scenarios/burst.yaml");
            assertThat(finding.line()).isEqualTo(2);
            assertThat(finding.code()).isEqualTo("scenario.does-not-hold");
            assertThat(finding.message())
                    .contains("\"Three payments are a burst\"")
                    .contains("velocity.burst should hit, and does not")
                    .contains("got ALLOW with score 0.0, hits []");
            assertThat(finding.hint()).contains("change the scenario");
        });
    }

    @Test
    void everyScenarioThatDoesNotHoldIsNamedAtOnce() throws ReleaseRefused {
        ReleaseBundle neither = bundle("Interaction(type == \"PAYMENT\") Facts(user.payments.count_10m <= 2)");

        assertThat(findings(neither)).extracting(Finding::line).containsExactly(2, 6);
        assertThat(findings(neither).getLast().message())
                .contains("velocity.burst should not hit, and does")
                .contains("the outcome should be ALLOW, and is CHALLENGE");
    }

    @Test
    void aScenarioFailsWhenThePolicyHasNoOutcomeForIt() throws ReleaseRefused {
        Map<String, String> files =
                Releases.files(Releases.rule("velocity.burst", "Facts(user.payments.count_10m >= 3)"));
        files.put("scenarios/burst.yaml", SCENARIOS.replace("    outcome: ALLOW\n", ""));
        files.put("policy.dmn", POLICY_WITH_A_GAP);

        assertThat(findings(ReleaseBundle.of(files))).singleElement().satisfies(finding -> {
            assertThat(finding.line()).isEqualTo(2);
            assertThat(finding.message())
                    .contains("policy has no answer at score")
                    .contains("no outcome for score");
        });
    }

    private static ReleaseBundle burstFrom(int payments) throws ReleaseRefused {
        return bundle("Interaction(type == \"PAYMENT\") Facts(user.payments.count_10m >= " + payments + ")");
    }

    private static ReleaseBundle bundle(String patterns) throws ReleaseRefused {
        Map<String, String> files = Releases.files(Releases.rule("velocity.burst", patterns));
        files.put("scenarios/burst.yaml", SCENARIOS);
        return ReleaseBundle.of(files);
    }

    private static List<Finding> findings(ReleaseBundle bundle) {
        List<Finding> findings = new ArrayList<>();
        assertThatThrownBy(() -> ReleaseCheck.pass(bundle))
                .asInstanceOf(type(ReleaseRefused.class))
                .satisfies(refused -> findings.addAll(refused.findings()));
        return findings;
    }
}
