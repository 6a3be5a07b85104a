package io.tripline.rules.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCheckerTest {
    private static final String SOUND = Releases.rule("a.b", "Interaction( type == \"X\", amount.value > 5 )");
    private static final String UNKNOWN = Releases.rule("a.c", "Facts( user.payments.cuont_10m > 5 )");

    @TempDir
    private Path directory;

    private Path release = Path.of("");

    @BeforeEach
    void writeARelease() throws Exception {
        release = directory.resolve("release");
        for (Map.Entry<String, String> file : Releases.files(SOUND).entrySet()) {
            write("release/" + file.getKey(), file.getValue());
        }
    }

    @Test
    void aFileInAReleaseIsCheckedWithTheReleaseAroundIt() throws IOException {
        Path file = write("release/rules/other.drl", UNKNOWN);
        assertThat(FileChecker.releaseAround(file)).contains(release);
        CheckReport report = FileChecker.check(file, release);
        assertThat(report.refused()).isTrue();
        assertThat(report.findings())
                .extracting(Finding::file, Finding::line, Finding::code, Finding::hint)
                .containsExactly(
                        tuple(file.toString(), 1, "rule.unknown-fact", "Did you mean user.payments.count_10m?"));
    }

    @Test
    void whatIsWrongInOtherFilesIsLeftOut() throws IOException {
        write("release/rules/other.drl", UNKNOWN);
        assertThat(FileChecker.check(release.resolve("rules/test.drl"), release).findings())
                .isEmpty();
    }

    @Test
    void aFileOutsideStandsForTheRulesOfItsIds() throws IOException {
        Path file = write("a b.drl", SOUND);
        assertThat(FileChecker.check(file, release).findings()).isEmpty();
    }

    @Test
    void whatItsRulesHaveInCommonWithThoseOfTheReleaseIsSaidOfTheFile() throws IOException {
        Path same = write("aaa.drl", Releases.rule("a.same", "Interaction( type == \"X\", amount.value > 5 )"));
        assertThat(FileChecker.check(same, release).findings())
                .extracting(Finding::file, Finding::line, Finding::code)
                .containsExactly(tuple(same.toString(), 1, "rule.duplicate"));
        Path wider = write("zzz.drl", Releases.rule("z.wider", "Interaction( type == \"X\", amount.value > 4 )"));
        assertThat(FileChecker.check(wider, release).findings())
                .extracting(Finding::file, Finding::line, Finding::code)
                .containsExactly(tuple(wider.toString(), 1, "rule.implied"));
    }

    @Test
    void theCostOfAFileIsThatOfItsOwnRules() throws IOException, ReleaseRefused {
        Path file = write("more.drl", Releases.rule("a.more", "Facts( user.payments.avg_30d > 5 )"));
        assertThat(FileChecker.costs(file, release))
                .extracting(Finding::file, Finding::severity, Finding::message)
                .containsExactly(tuple(
                        file.toString(),
                        Severity.NOTE,
                        "a.more reads 1 facts of 1 entities [userId] and adds user.payments.avg_30d"));
    }

    @Test
    void aRuleIsNotJudgedByFactsThatCannotBeRead() throws IOException {
        write("release/facts.yaml", "facts: 1");
        assertThat(FileChecker.check(release.resolve("rules/test.drl"), release).findings())
                .extracting(Finding::file, Finding::code)
                .containsExactly(tuple(release.resolve("facts.yaml").toString(), "yaml.type"));
    }

    @Test
    void aReleaseWithoutFactsJudgesNothing() throws IOException {
        Path file = write("other.drl", SOUND);
        assertThat(FileChecker.check(file, directory.resolve("nowhere")).findings())
                .extracting(Finding::code)
                .containsExactly("check.release-unreadable");
    }

    @Test
    void everyKindOfFileIsChecked() throws IOException {
        assertThat(codes("policy.dmn", "<x/>")).containsExactly("policy.refused");
        assertThat(codes("reasons.yaml", "x: 1")).contains("yaml.unknown-property");
        assertThat(codes("facts.yaml", "x: 1")).contains("yaml.unknown-property");
        assertThat(codes(
                        "story.yaml",
                        "scenarios: [{name: s, interaction: {type: X, amount.value: 6}, facts: {}, misses: [a.b]}]"))
                .containsExactly("scenario.does-not-hold");
        assertThat(codes("Rule.java", "class Rule {}")).containsExactly("check.unknown-kind");
        assertThat(codes("nothing.drl", "// no rule")).containsExactly("check.no-rule");
        assertThat(FileChecker.check(directory.resolve("nowhere.drl"), release).findings())
                .extracting(Finding::code)
                .containsExactly("check.no-file");
    }

    private Iterable<String> codes(String name, String text) throws IOException {
        return FileChecker.check(write(name, text), release).findings().stream()
                .map(Finding::code)
                .toList();
    }

    private Path write(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
