package io.tripline.rules.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Texts of an attacker: {@code hostile/CODE/NAME} is refused with CODE, within a second, as the file its name begins with. */
class HostileTextTest {
    private static final Path CORPUS = Path.of("src/test/resources/hostile");
    private static final String FACT = "user.payments.count_10m";

    /** The first release of a JVM pays for loading classes. */
    @BeforeAll
    static void warmUp() throws ReleaseRefused {
        assertThat(ReleaseCheck.report(Releases.starter()).refused()).isFalse();
    }

    @Test
    void theCorpusIsLarge() throws IOException {
        assertThat(corpus()).hasSizeGreaterThanOrEqualTo(100);
    }

    @TestFactory
    Stream<DynamicTest> everyTextIsRefusedForTheRightReason() throws IOException {
        return corpus().stream()
                .map(file -> DynamicTest.dynamicTest(
                        CORPUS.relativize(file).toString(),
                        () -> refused(
                                role(name(file)),
                                Files.readString(file),
                                CORPUS.relativize(file).getName(0).toString())));
    }

    @TestFactory
    Stream<DynamicTest> everyHugeTextIsRefused() {
        return Stream.of(
                huge("parentheses", "rule.limit", facts("(".repeat(20_000) + FACT + " > 1" + ")".repeat(20_000))),
                huge("negations", "rule.limit", facts("not ".repeat(20_000) + FACT + " > 1")),
                huge("exclamations", "rule.limit", facts("!".repeat(50_000) + FACT + " > 1")),
                huge("alternatives", "rule.limit", facts(FACT + " > 1" + (" or " + FACT + " > 1").repeat(5_000))),
                huge("list", "rule.limit", facts(FACT + " in (1" + ", 1".repeat(60_000) + ")")),
                huge("sum", "rule.limit", facts(FACT + " > 1" + (" + " + FACT).repeat(5_000))),
                huge("constants", "rule.limit", facts(FACT + " > 1" + " + 1".repeat(50_000))),
                huge("string", "rule.long-string", facts("channel == \"" + "x".repeat(200_000) + "\"")),
                huge("word", "rule.long-word", facts("x".repeat(200_000) + " > 1")),
                huge("dots", "rule.long-word", facts("a" + ".a".repeat(100_000) + " > 1")),
                huge("number", "rule.bad-number", facts(FACT + " > " + "9".repeat(200_000))),
                huge("quotes", "rule.open-string", "\"\n".repeat(100_000)),
                huge("escapes", "rule.bad-escape", facts("channel == \"" + "\\x".repeat(100_000) + "\"")),
                huge("comments", "check.none", "/**/".repeat(60_000)),
                huge("file", "rule.file-too-long", " ".repeat(300 * 1024)),
                huge(
                        "rules",
                        "rule.missing-annotation",
                        "rule \"a.b\" when Facts( type == \"X\" ) then hit(); end\n".repeat(4_000)),
                huge("annotations", "rule.twice", "rule \"a.b\" " + "@name(\"x\") ".repeat(20_000)));
    }

    @TestFactory
    Stream<DynamicTest> everyHugeYamlAndXmlIsRefused() {
        return Stream.of(
                as("facts.yaml", "nesting", "yaml", "[".repeat(200_000)),
                as("facts.yaml", "deep-objects", "yaml", "{a: ".repeat(50_000)),
                as("facts.yaml", "indentation", "yaml", deepYaml(2_000)),
                as("facts.yaml", "facts", "facts.too-many", "facts:\n" + "  - {name: a.b}\n".repeat(20_000)),
                as("facts.yaml", "long-number", "yaml", "facts: " + "9".repeat(400_000)),
                as("facts.yaml", "long-text", "yaml", "facts: " + "x".repeat(400_000)),
                as("facts.yaml", "question-marks", "yaml", "? ".repeat(100_000)),
                as("scenarios/s.yaml", "many", "scenario", "scenarios:\n" + "  - {name: a}\n".repeat(20_000)),
                as("rules/test.json", "brackets", "json", "[".repeat(400_000)),
                as("rules/test.json", "members", "json", "{" + "\"a\":1,".repeat(60_000) + "}"),
                as("rules/test.json", "long-text", "json", "{\"rules\":\"" + "x".repeat(400_000) + "\"}"),
                as("rules/test.json", "long-number", "json", "{\"rules\":" + "9".repeat(400_000) + "}"),
                as("policy.dmn", "depth", "policy", "<a>".repeat(100_000)),
                as("policy.dmn", "attributes", "policy", "<a " + "b='1' ".repeat(60_000) + "/>"),
                as("policy.dmn", "name", "policy", "<" + "a".repeat(400_000) + "/>"));
    }

    private static String deepYaml(int depth) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < depth && text.length() < 400_000; i++) {
            text.append(" ".repeat(i)).append("a:\n");
        }
        return text.toString();
    }

    private static DynamicTest huge(String name, String code, String text) {
        return as("rules/test.drl", name, code.equals("check.none") ? "release.no-rules" : code, text);
    }

    private static DynamicTest as(String role, String name, String code, String text) {
        return DynamicTest.dynamicTest(name, () -> refused(role, text, code));
    }

    private static String facts(String condition) {
        return Releases.rule("a.b", "Facts( " + condition + " )");
    }

    private static void refused(String role, String text, String code) throws ReleaseRefused {
        Map<String, String> files = new TreeMap<>(Releases.files(""));
        if (!role.startsWith("rules/")) {
            files.put("rules/test.drl", Releases.rule("a.b", "Interaction( type == \"X\" )"));
        }
        files.put(role, text);
        ReleaseBundle bundle = ReleaseBundle.of(files);
        CheckReport report = Within.oneSecond(() -> ReleaseCheck.report(bundle));
        assertThat(report.refused()).isTrue();
        assertThat(report.findings()).anySatisfy(finding -> {
            assertThat(finding.code()).startsWith(code);
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.hint()).isNotBlank();
        });
    }

    private static String role(String name) {
        if (name.startsWith("facts-")) {
            return "facts.yaml";
        }
        if (name.startsWith("reasons-")) {
            return "reasons.yaml";
        }
        if (name.startsWith("scenarios-")) {
            return "scenarios/test.yaml";
        }
        return name.startsWith("policy-") ? "policy.dmn" : "rules/test" + name.substring(name.lastIndexOf('.'));
    }

    private static String name(Path path) {
        return path.getName(path.getNameCount() - 1).toString();
    }

    private static List<Path> corpus() throws IOException {
        try (Stream<Path> files = Files.walk(CORPUS)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
