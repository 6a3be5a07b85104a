package io.tripline.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RuleTextFuzzTest {
    private static final String SOUND = "rule \"a.b\" @name(\"N\") @reason(A_R) @weight(4.5) @mode(LIVE) @group(g)"
            + " @version(1) when Interaction( type == \"P\", amount.value > 3 * user.avg - 2 )"
            + " Facts( (user.count >= 5 and not user.standing in (\"A\", \"B\")) or user.avg is absent,"
            + " user.standing starts with \"W\", user.count between 1 and 2 ) then hit(); end";
    private static final Vocabulary VOCABULARY = new Vocabulary(RuleTextTest.facts());

    @Property(tries = 2_000)
    void anyTextIsReadOrRefusedInPlace(@ForAll String text) {
        isReadOrRefusedInPlace(text);
    }

    @Property(tries = 2_000)
    void anyMixOfWordsIsReadOrRefusedInPlace(@ForAll("mixes") String text) {
        isReadOrRefusedInPlace(text);
        isReadOrRefusedInPlace(SOUND.substring(0, SOUND.indexOf("Interaction")) + text);
    }

    @Property(tries = 2_000)
    void anyDamagedRuleIsReadOrRefusedInPlace(
            @ForAll @IntRange(max = 300) int from,
            @ForAll @IntRange(max = 20) int length,
            @ForAll("mixes") String patch) {
        int start = Math.min(from, SOUND.length());
        int end = Math.min(start + length, SOUND.length());
        isReadOrRefusedInPlace(SOUND.substring(0, start) + patch + SOUND.substring(end));
    }

    private static void isReadOrRefusedInPlace(String text) {
        RuleText read = RuleText.read(text, VOCABULARY);
        long lines = text.chars().filter(c -> c == '\n').count() + 1;
        for (Problem problem : read.problems()) {
            assertThat(problem.line()).isBetween(1, (int) lines);
            assertThat(problem.column()).isBetween(1, text.length() + 1);
            assertThat(problem.hint()).isNotBlank();
        }
        if (read.rules().isEmpty() && read.problems().isEmpty()) {
            assertThat(new Lexer(text).tokens()).hasSize(1);
        }
    }

    @Provide
    Arbitrary<String> mixes() {
        return Arbitraries.of(
                        "rule",
                        "\"a.b\"",
                        "when",
                        "then",
                        "end",
                        "Interaction",
                        "Facts",
                        "(",
                        ")",
                        ",",
                        "and",
                        "or",
                        "not",
                        "in",
                        "between",
                        "contains",
                        "starts",
                        "ends",
                        "with",
                        "is",
                        "absent",
                        "user.count",
                        "user.standing",
                        "amount.value",
                        "==",
                        ">",
                        "-",
                        "*",
                        "+",
                        "5",
                        "0.5",
                        "\"x\"",
                        "@",
                        "name",
                        "hit",
                        ";",
                        "\n",
                        "//",
                        "/*",
                        "*/",
                        "\"",
                        "\\",
                        "é",
                        "\0")
                .list()
                .ofMaxSize(30)
                .map(words -> String.join(" ", words));
    }
}
