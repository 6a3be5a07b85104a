package io.tripline.rules.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.rules.evaluation.Rule;
import io.tripline.rules.language.Problem;
import io.tripline.rules.language.RuleText;
import io.tripline.rules.language.Vocabulary;
import io.tripline.rules.policy.DmnPolicy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever becomes of a sound file, it is read or refused; nothing is thrown. */
class DamagedFilesTest {
    private static final Vocabulary VOCABULARY = vocabulary();
    private static final List<String> ODDITIES = List.of(
            "1e-2147483649",
            "1e2147483647",
            "9".repeat(50),
            "-0",
            "0x1F",
            "1_0",
            ".inf",
            "NaN",
            "~",
            "null",
            "&a ",
            "*a",
            "!!str ",
            "? ",
            ": ",
            "- ",
            "---\n",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "'",
            "\\",
            "\ud800",
            "|",
            ",",
            ";",
            "\n",
            "\t",
            "<",
            ">",
            "&",
            "=",
            "é",
            "\ud83d\ude00",
            "<!--",
            "]]>",
            "<![CDATA[");

    @Property(tries = 600)
    void factsAreReadOrRefused(@ForAll long seed) {
        damage(file("facts.yaml"), seed, text -> {
            try {
                ReleaseCompiler.facts(text);
            } catch (ReleaseRefused e) {
                assertThat(e.findings()).isNotEmpty();
            }
        });
    }

    @Property(tries = 600)
    void scenariosAndReasonsAreReadOrRefused(@ForAll long seed) {
        damage(file("scenarios/velocity.yaml"), seed, text -> {
            Findings findings = new Findings();
            ScenarioFile.readAll(
                    bundle("scenarios/velocity.yaml", text), VOCABULARY.facts(), List.of(), findings, new Earlier());
            assertThat(findings.sorted()).isNotEmpty();
        });
        damage(file("reasons.yaml"), seed, text -> ReasonsFile.read(text, new Findings()));
    }

    @Property(tries = 600)
    void treesAndTablesAreReadOrRefused(@ForAll long seed) {
        List<Rule> rules = RuleText.read(file("rules/velocity.drl"), VOCABULARY).rules().stream()
                .map(RuleText.Placed::rule)
                .toList();
        damage(GuidedForm.write(rules), seed, text -> placed(GuidedForm.read(text, VOCABULARY)));
        damage(RuleTable.write(rules), seed, text -> placed(RuleTable.read(text, VOCABULARY)));
    }

    @Property(tries = 60)
    void policiesAreReadOrRefused(@ForAll long seed) {
        damage(file("policy.dmn"), seed, text -> {
            DmnPolicy.Read read = DmnPolicy.read(text, List.of("A_REASON"));
            assertThat(read.policy().isEmpty()).isEqualTo(!read.problems().isEmpty());
        });
    }

    private static void placed(RuleText read) {
        assertThat(read.problems())
                .allMatch(problem -> problem.line() >= 0 && !problem.hint().isBlank());
        assertThat(read.problems()).extracting(Problem::code).allMatch(code -> code.contains("."));
    }

    private static void damage(String text, long seed, Consumer<String> reader) {
        Random random = new Random(seed);
        StringBuilder damaged = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(damaged.length());
            int end = Math.min(damaged.length(), at + random.nextInt(30));
            switch (random.nextInt(3)) {
                case 0 -> damaged.delete(at, end);
                case 1 -> damaged.insert(at, ODDITIES.get(random.nextInt(ODDITIES.size())));
                default -> damaged.insert(random.nextInt(damaged.length()), damaged.substring(at, end));
            }
        }
        reader.accept(damaged.toString());
    }

    private static ReleaseBundle bundle(String path, String text) {
        try {
            return ReleaseBundle.of(Map.of(path, text));
        } catch (ReleaseRefused e) {
            throw new AssertionError(e);
        }
    }

    private static Vocabulary vocabulary() {
        try {
            return new Vocabulary(ReleaseCompiler.facts(file("facts.yaml")));
        } catch (ReleaseRefused e) {
            throw new AssertionError(e);
        }
    }

    private static String file(String path) {
        try {
            return Objects.requireNonNull(Releases.starter().files().get(path));
        } catch (ReleaseRefused e) {
            throw new AssertionError(e);
        }
    }
}
