package io.tripline.rules.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseBundleTest {
    @TempDir
    private Path directory;

    @Test
    void hashesTheSameTextsTheSameHoweverTheyAreWritten() throws Exception {
        ReleaseBundle bundle = ReleaseBundle.of(Map.of("facts.yaml", "a\nb\n", "rules/x.drl", "c\n"));
        assertThat(ReleaseBundle.of(Map.of("rules/x.drl", "c\r\n", "facts.yaml", "\uFEFFa\rb\r\n")))
                .isEqualTo(bundle);
        assertThat(bundle.hash()).isEqualTo("003e46c44a9f9747793d27e2077654319e1dfe4fac94780d712eb4675e947b5c");
    }

    @Test
    void hashesEveryChangeDifferently() throws Exception {
        assertThat(Stream.of(
                                Map.of("facts.yaml", "a"),
                                Map.of("facts.yaml", "a\n"),
                                Map.of("facts.yaml", "a "),
                                Map.of("reasons.yaml", "a"),
                                Map.of("facts.yaml", "a", "reasons.yaml", ""),
                                Map.of("facts.yaml", "", "reasons.yaml", "a"))
                        .map(ReleaseBundleTest::hash))
                .doesNotHaveDuplicates();
    }

    @Test
    void readsADirectoryAsItsFiles() throws Exception {
        write("facts.yaml", "facts: []");
        write("rules/velocity.drl", "// nothing");
        write(".editor/state", "hidden");
        assertThat(ReleaseBundle.fromDirectory(directory))
                .isEqualTo(ReleaseBundle.of(Map.of("facts.yaml", "facts: []", "rules/velocity.drl", "// nothing")));
    }

    @Test
    void refusesWhatIsNoFileOfARelease() throws Exception {
        write("rules/Velocity.java", "class Velocity {}");
        write("notes.txt", "");
        assertThat(refused(directory).findings())
                .extracting(Finding::file, Finding::code)
                .containsExactly(
                        tuple("notes.txt", "release.unknown-file"),
                        tuple("rules/Velocity.java", "release.unknown-file"));
    }

    @Test
    void refusesWhatIsDeeperThanAnyFileOfARelease() throws Exception {
        write("facts.yaml", "facts: []\n");
        write("rules/a/b/c/d/e.drl", "");
        write(".hidden/a/b/c/d/e.drl", "");

        assertThat(refused(directory).findings())
                .extracting(Finding::file, Finding::code)
                .containsExactly(tuple("rules/a/b/c", "release.unknown-file"));
    }

    @Test
    void refusesPathsThatLeaveTheRelease() {
        assertThatExceptionOfType(ReleaseRefused.class)
                .isThrownBy(() -> ReleaseBundle.of(Map.of("rules/../../etc/passwd.drl", "")));
    }

    @Test
    void followsNoLinks() throws Exception {
        Path secret = Files.writeString(Files.createTempFile("secret", ".yaml"), "secret");
        Files.createSymbolicLink(directory.resolve("facts.yaml"), secret);
        assertThat(refused(directory).findings()).extracting(Finding::code).containsExactly("release.not-a-file");
    }

    @Test
    void refusesTooMuch() {
        Map<String, String> many = new TreeMap<>();
        for (int i = 0; i <= ReleaseBundle.MAX_FILES; i++) {
            many.put("rules/r" + i + ".drl", "");
        }
        assertThat(refused(many)).contains("release.too-many-files");
        String large = "x".repeat(ReleaseBundle.MAX_FILE_BYTES + 1);
        assertThat(refused(Map.of("facts.yaml", large))).contains("release.file-too-large");
    }

    @Test
    void refusesTextThatIsNotUtf8() throws Exception {
        Files.write(directory.resolve("facts.yaml"), new byte[] {(byte) 0xC3, 0x28});
        assertThat(refused(directory).findings()).extracting(Finding::code).containsExactly("release.not-utf8");
    }

    @Test
    void namesADirectoryThatIsNotThere() {
        assertThat(refused(directory.resolve("nowhere")).findings().getFirst().message())
                .contains("nowhere")
                .contains("is not a directory");
    }

    @Test
    void takesNoHashOnTrust() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReleaseBundle("0".repeat(64), new TreeMap<>(Map.of("facts.yaml", "a"))));
    }

    private static String hash(Map<String, String> files) {
        try {
            return ReleaseBundle.of(files).hash();
        } catch (ReleaseRefused e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> refused(Map<String, String> files) {
        ReleaseRefused refused = catchThrowableOfType(ReleaseRefused.class, () -> ReleaseBundle.of(files));
        return refused.findings().stream().map(Finding::code).toList();
    }

    private static ReleaseRefused refused(Path directory) {
        return catchThrowableOfType(ReleaseRefused.class, () -> ReleaseBundle.fromDirectory(directory));
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(directory.resolve(path).getParent());
        Files.writeString(directory.resolve(path), text);
    }
}
