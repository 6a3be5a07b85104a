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
