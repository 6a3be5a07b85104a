package io.tripline.rules.release;

import static io.tripline.rules.release.Releases.files;
import static io.tripline.rules.release.Releases.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tripline.rules.evaluation.Band;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BandsFileTest {
    private static final String RULE = rule("t.burst", "Facts( user.payments.count_10m >= 5 )");

    @Test
    void aReleaseNeedHaveNone() throws ReleaseRefused {
        assertThat(ReleaseCompiler.compile(ReleaseBundle.of(files(RULE))).bands())
                .isEmpty();
    }

    @Test
    void aBandIsReadInPercent() throws ReleaseRefused {
        Map<String, String> files = files(RULE);
        files.put("bands.yaml", "bands:\n  t.burst: {percent: [0.5, 2]}\n");
        assertThat(ReleaseCompiler.compile(ReleaseBundle.of(files)).bands())
                .isEqualTo(Map.of("t.burst", new Band(0.005, 0.02)));
    }

    @Test
    void anUnknownRuleIsRefusedWithTheNearestName() throws ReleaseRefused {
        Finding finding = refused("bands:\n  t.brust: {percent: [0, 2]}\n");
        assertThat(finding.code()).isEqualTo("bands.unknown-rule");
        assertThat(finding.line()).isEqualTo(2);
        assertThat(finding.hint()).contains("t.burst");
    }

    @Test
    void whatIsNoRangeOfPercentIsRefused() throws ReleaseRefused {
        for (String ends : new String[] {"[2, 0]", "[1, 1]", "[-1, 5]", "[0, 101]", "[0]", "[0, 1, 2]", "[0, a]"}) {
            Finding finding = refused("bands:\n  t.burst: {percent: " + ends + "}\n");
            assertThat(finding.code()).as(ends).isEqualTo("bands.bad-band");
            assertThat(finding.message()).contains("bands.t.burst.percent");
        }
    }

    @Test
    void whatIsMissingOrUnknownIsRefused() throws ReleaseRefused {
        assertThat(refused("bands:\n  t.burst: {}\n").code()).isEqualTo("yaml.missing");
        assertThat(refused("bands:\n  t.burst: {percent: [0, 2], each: hour}\n").code())
                .isEqualTo("yaml.unknown-property");
        assertThat(refused("bands: {}\nbandz: {}\n").code()).isEqualTo("yaml.unknown-property");
    }

    private static Finding refused(String bands) throws ReleaseRefused {
        Map<String, String> files = files(RULE);
        files.put("bands.yaml", bands);
        ReleaseBundle bundle = ReleaseBundle.of(files);
        ReleaseRefused refused = catchThrowableOfType(ReleaseRefused.class, () -> ReleaseCompiler.compile(bundle));
        return refused.findings().getFirst();
    }
}
