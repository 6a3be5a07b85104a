package io.tripline.rules.capsule;

import static io.tripline.rules.release.Releases.files;
import static io.tripline.rules.release.Releases.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.rules.capsule.CapsuleFile.NotACapsule;
import io.tripline.rules.release.ReleaseBundle;
import io.tripline.rules.release.ReleaseRefused;
import io.tripline.rules.release.Releases;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapsuleTest {
    private static Capsule capsule = new Capsule(Map.of(), new TreeMap<>());

    @BeforeAll
    static void decide() throws ReleaseRefused {
        ReleaseBundle release = ReleaseBundle.of(files(rule("t.burst", "Facts( user.payments.count_10m >= 5 )")
                + rule("t.high", "Interaction( amount.value > 3 * user.payments.avg_30d )")));
        capsule = MadeDecision.by(
                release, Map.of("user.payments.count_10m", 6.0, "user.payments.avg_30d", 41.12345678901234));
    }

    @Test
    void aDecisionMadeAgainIsIdentical() {
        assertThat(CapsuleVerifier.verify(capsule.bytes()))
                .isInstanceOfSatisfying(Verification.Identical.class, same -> {
                    assertThat(same.outcome()).isEqualTo("BLOCK");
                    assertThat(same.score()).isEqualTo(90);
                    assertThat(same.hits()).isEqualTo(2);
                    assertThat(same.seal()).isEqualTo(capsule.seal());
                });
    }

    @Test
    void aDecisionOfTheReleaseThatShipsIsIdentical() throws ReleaseRefused {
        Capsule starter = MadeDecision.by(Releases.starter(), Map.of("user.payments.count_10m", 7.0));

        assertThat(CapsuleVerifier.verify(starter.bytes())).isInstanceOf(Verification.Identical.class);
    }

    @Test
    void anAlteredFactIsNamedAndSoIsWhatItChanges() {
        assertThat(differences(altered("\"user.payments.count_10m\":6", "\"user.payments.count_10m\":4")))
                .extracting(Difference::path)
                .startsWith("facts", "decision.outcome", "decision.score");
    }

    @Test
    void anAlteredOutcomeIsNamedWithBothValues() {
        assertThat(differences(altered("\"outcome\":\"BLOCK\"", "\"outcome\":\"ALLOW\"")))
                .extracting(Difference::toString)
                .last()
                .isEqualTo("decision.outcome: recorded \"ALLOW\", found \"BLOCK\"");
    }

    @Test
    void anAlteredRuleIsNamedByItsFile() {
        assertThat(differences(altered("count_10m >= 5", "count_10m >= 9")))
                .extracting(Difference::path)
                .startsWith("release/rules/test.drl", "release.hash", "decision.releaseHash");
    }

    @Test
    void alteredContentUnderNewDigestsStillComesOutOtherwise() throws Exception {
        CapsuleFile file = CapsuleFile.read(altered("count_10m\":6", "count_10m\":4"));

        assertThat(differences(file.capsule().bytes()))
                .extracting(Difference::path)
                .startsWith("decision.outcome")
                .doesNotContain("facts");
    }

    @Test
    void theSameContentWrittenOtherwiseIsNamedByThePlaceWhereItDiffers() {
        assertThat(differences(altered("\"amount\":{", "\"amount\": {")))
                .singleElement()
                .satisfies(one -> assertThat(one.path()).startsWith("interaction, byte "));
    }

    @Test
    void everyAlteredByteIsNoticedAndNamed() {
        byte[] exported = capsule.bytes();
        Random random = new Random(7);
        for (int at = 0; at < exported.length; at++) {
            byte[] altered = exported.clone();
            altered[at] ^= (byte) (1 << random.nextInt(8));
            assertThat(named(altered)).as("byte %d", at).contains(partOf(exported, at));
        }
    }

    @Test
    void noAlteredByteIsTakenForIdentical() {
        byte[] exported = capsule.bytes();
        Random random = new Random(11);
        for (int i = 0; i < 60; i++) {
            byte[] altered = exported.clone();
            altered[random.nextInt(altered.length)] ^= (byte) (1 + random.nextInt(255));
            assertThat(CapsuleVerifier.verify(altered)).isNotInstanceOf(Verification.Identical.class);
        }
    }

    @Test
    void aFileCutShortIsNoCapsuleWhereverItIsCut() {
        byte[] exported = capsule.bytes();
        for (int length = 0; length < exported.length - 1; length += 97) {
            assertThat(CapsuleVerifier.verify(Arrays.copyOf(exported, length)))
                    .isInstanceOf(Verification.NoCapsule.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "{}",
                "{\"format\":\"tripline-capsule/2\"}",
                "{\"format\":\"tripline-capsule/1\"}",
                "{\"format\":\"tripline-capsule/1\",\"decision\":1}",
                "{\"format\":\"tripline-capsule/1\",\"decision\":{},\"facts\":{},\"interaction\":{},\"release\":{},"
                        + "\"digests\":{},\"seal\":\"\"}",
                "{\"format\":\"tripline-capsule/1\",\"decision\":{},\"facts\":{},\"interaction\":{},"
                        + "\"release\":{\"hash\":\"\",\"files\":{\"a\":1}},\"digests\":{},\"seal\":\"\"}",
            })
    void whatIsNoCapsuleIsToldSoInWords(String text) {
        assertThat(CapsuleVerifier.verify(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Verification.NoCapsule.class,
                        none -> assertThat(none.message()).isNotBlank());
    }

    @Test
    void hostileCapsulesDoNoHarm() {
        Map<String, String> huge = new HashMap<>(capsule.parts());
        huge.put("facts", "{\"user.payments.count_10m\":1E999999999}");
        assertThat(differences(new Capsule(huge, capsule.files()).bytes()))
                .extracting(Difference::path)
                .contains("facts");

        String deep = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
        assertThat(CapsuleVerifier.verify(deep.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Verification.NoCapsule.class);
        assertThat(CapsuleVerifier.verify(new byte[Capsule.MAX_BYTES + 1])).isInstanceOf(Verification.NoCapsule.class);

        Map<String, String> spelling = new HashMap<>(capsule.parts());
        spelling.put("decision", "{\"outcome\":\"\\u001b[2J\\u009b\\u202e\"}");
        assertThat(differences(new Capsule(spelling, capsule.files()).bytes()))
                .allSatisfy(one -> assertThat(one.toString()).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}]"));
    }

    @Test
    void aReleaseThatWouldBeRefusedIsRefusedHereToo() throws Exception {
        byte[] code = altered(
                "Facts( user.payments.count_10m >= 5 )",
                "eval( java.lang.Runtime.getRuntime().exec(\\\"id\\\") != null )");
        assertThat(differences(code))
                .extracting(Difference::toString)
                .anySatisfy(one -> assertThat(one).startsWith("release: ").contains("rules/test.drl:1:"));
    }

    private static List<Difference> differences(byte[] altered) {
        assertThat(CapsuleVerifier.verify(altered)).isInstanceOf(Verification.Different.class);
        return ((Verification.Different) CapsuleVerifier.verify(altered)).differences();
    }

    private static byte[] altered(String from, String to) {
        String text = new String(capsule.bytes(), StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        return text.replace(from, to).getBytes(StandardCharsets.UTF_8);
    }

    /** All that is said of what was altered, without making the decision again. */
    private static String named(byte[] altered) {
        try {
            return Integrity.check(CapsuleFile.read(altered)).toString();
        } catch (NotACapsule e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** The name of the part, as far as a name itself was not altered. */
    private static String partOf(byte[] exported, int at) {
        String before = new String(exported, 0, at, StandardCharsets.UTF_8);
        String line = before.substring(before.lastIndexOf('\n') + 1);
        String name = line.startsWith("\"") && line.contains("\":") ? line.substring(1, line.indexOf("\":")) : "";
        return Capsule.PARTS.contains(name) || name.equals("digests") ? name : "";
    }
}
