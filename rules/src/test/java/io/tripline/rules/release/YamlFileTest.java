package io.tripline.rules.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlFileTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    a.json | { "name": "a\\u200bb" }       | 2 | 11
                    a.json | { "na\\u202eme": 1 }          | 2 | 3
                    a.json | { "a": ["b", "\\ud800"] }     | 2 | 14
                    a.yaml | description: "a\\u202eb"      | 2 | 14
                    a.yaml | "a\\u200bb": 1                | 2 | 1
                    a.yaml | a: ["\\x85"]                  | 2 | 5
                    a.yaml | a: "PAY\\u034fMENT"          | 2 | 4
                    a.yaml | a: "x\\u3164"                | 2 | 4
                    a.yaml | a: "x\\u2800y"               | 2 | 4
                    a.yaml | a: "x\\ufe0ey"               | 2 | 4
                    """)
    void invisibleCharactersAreFoundInEscapesToo(String file, String text, int line, int column) {
        assertThat(findings(file, "\n" + text)).first().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("text.hidden-character");
            assertThat(finding.line()).isEqualTo(line);
            assertThat(finding.column()).isEqualTo(column);
        });
    }

    @Test
    void lineEndsAndTabsOfBlocksAreNotInvisible() {
        assertThat(findings("a.yaml", "a: |\n  one\ttwo\n  three\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a.json,json", "a.yaml,yaml"})
    void namesAndNumbersOverTheLimitsHaveAPlace(String file, String form) {
        String number = "{\"a\":\n " + "9".repeat(100_000) + "}";
        assertThat(findings(file, number))
                .containsExactly(new Finding(
                        file,
                        2,
                        2,
                        form + ".refused",
                        "a number has more than 1000 digits",
                        "Use a number up to 1e15."));
        String name = "{\"a\": 1,\n \"" + "x".repeat(100_000) + "\": 1}";
        assertThat(findings(file, name))
                .containsExactly(new Finding(
                        file, 2, 2, form + ".refused", "a name is longer than 1000 characters", "Shorten it."));
    }

    @Test
    void messagesQuoteOnlyTheBeginningOfALongName() {
        String name = "x".repeat(900);
        String shown = "x".repeat(40) + "…";
        assertThat(findings("a.json", "{\"" + name + "\": 1, \"" + name + "\": 1}"))
                .extracting(Finding::message)
                .containsExactly(shown + " stands twice");
        Findings findings = new Findings();
        YamlFile.read("a.json", "{\"" + name + "\": 1}", findings)
                .orElseThrow()
                .only(List.of("a"))
                .text(name, 10);
        assertThat(findings.sorted())
                .extracting(Finding::message)
                .containsExactly(shown + " is not known", shown + " is a number, not a text");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a: .inf        | .inf is no usable number              | 4
                    a: -.INF       | -.INF is no usable number             | 4
                    a: .nan        | .nan is no usable number              | 4
                    a: ~           | there is no value here                | 4
                    a: Null        | there is no value here                | 4
                    a: NULL        | there is no value here                | 4
                    a: null        | there is no value here                | 4
                    a: [~]         | there is no value here                | 5
                    a: True        | True may be a text, or true or false  | 4
                    a: [1, FALSE]  | FALSE may be a text, or true or false | 8
                    a: Yes # why   | Yes may be a text, or true or false   | 4
                    a: No          | No may be a text, or true or false    | 4
                    a: {b: off}    | off may be a text, or true or false   | 8
                    """)
    void wordsThatOthersTakeForValuesAreNoTexts(String text, String message, int column) {
        assertThat(findings("a.yaml", "b: 1\n" + text + "\n")).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("yaml.refused");
            assertThat(finding.message()).isEqualTo(message);
            assertThat(finding.line()).isEqualTo(2);
            assertThat(finding.column()).isEqualTo(column);
        });
    }

    @Test
    void aNameWithNothingBehindItHasNoValue() {
        assertThat(findings("a.yaml", "a:\nb: 1\n")).singleElement().satisfies(finding -> {
            assertThat(finding.message()).isEqualTo("there is no value here");
            assertThat(finding.line()).isEqualTo(1);
        });
    }

    @Test
    void inQuotesEveryWordIsAText() {
        assertThat(
                        findings(
                                "a.yaml",
                                "countries: [SE, NO, DK]\n😀: \"True\"\na: '~'\nb: [\"no\", 'NULL', \"\"]\nc: |\n  yes\nd: not yes\n"))
                .isEmpty();
        assertThat(findings("a.json", "{\"a\": \"True\", \"b\": \"\", \"c\": [\"~\"]}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a.json,-0.0", "a.yaml,-0.0", "a.yaml,-0"})
    void noZeroHasASign(String file, String zero) {
        YamlObject root =
                YamlFile.read(file, "{\"a\": " + zero + "}", new Findings()).orElseThrow();
        assertThat(root.number("a").orElseThrow()).isEqualTo(Double.valueOf(0.0));
    }

    private static List<Finding> findings(String file, String text) {
        Findings findings = new Findings();
        YamlFile.read(file, text, findings);
        return findings.sorted();
    }
}
