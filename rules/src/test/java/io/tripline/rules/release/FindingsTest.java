package io.tripline.rules.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

class FindingsTest {

    @Test
    void anErrorIsToldFirstHoweverManyWarningsCameBeforeIt() {
        Findings findings = new Findings();
        for (int line = 1; line <= 1_000; line++) {
            findings.add(new Finding("a.yaml", line, 1, "a.warning", Severity.WARNING, "odd", "Look."));
        }
        findings.add("z.yaml", "z.error", "wrong", "Mend it.");

        ReleaseRefused refused = catchThrowableOfType(ReleaseRefused.class, findings::throwIfAny);

        assertThat(refused.findings().getFirst().code()).isEqualTo("z.error");
        assertThat(refused.findings()).hasSizeLessThan(300);
    }
}
