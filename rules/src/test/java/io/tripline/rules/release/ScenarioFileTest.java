package io.tripline.rules.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioFileTest {
    private static final String PAYMENT = "interaction: {type: PAYMENT, userId: u}";

    @Test
    void anInteractionHasAtMostAHundredFields() throws ReleaseRefused {
        String history = "history: [{source: interactions, type: PAYMENT, ago: 9m, times: 2000, every: 0s}]";

        assertThat(findings("interaction: {type: PAYMENT" + attributes(99) + "}", history))
                .isEmpty();
        assertThat(findings("interaction: {type: PAYMENT" + attributes(20_000) + "}", history))
                .first()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("scenario.too-many-fields");
                    assertThat(finding.line()).isEqualTo(3);
                    assertThat(finding.column()).isGreaterThan(1_000);
                });
    }

    @Test
    void anEventOfAHistoryHasAtMostAHundredFields() throws ReleaseRefused {
        String fields = attributes(101).substring(2);

        assertThat(findings(
                        PAYMENT, "history: [{source: interactions, type: PAYMENT, ago: 9m, fields: {" + fields + "}}]"))
                .extracting(Finding::code)
                .containsExactly("scenario.too-many-fields");
    }

    @Test
    void theEventsOfAnEntryShareItsFields() throws ReleaseRefused {
        String interaction = "interaction: {type: PAYMENT" + attributes(99) + "}";
        String entry = "{source: interactions, type: PAYMENT, ago: 9m, times: 2000, every: 0s}";

        assertThat(Within.oneSecond(() -> findings(interaction, "history: [" + (entry + ", ").repeat(9) + entry + "]")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    -1000000000-01-01T00:00:00Z | 1s      | 0s      | 1
                    +1000000000-12-31T23:59:59Z | 1s      | 999999d | 2000
                    1969-12-31T23:59:59Z        | 1s      | 0s      | 1
                    1970-01-01T00:00:00Z        | 1s      | 0s      | 1
                    2026-01-15T12:00:00Z        | 999999d | 0s      | 1
                    2026-01-15T12:00:00Z        | 1s      | 999999d | 2000
                    9999-12-31T23:59:59Z        | 1s      | 1s      | 3
                    +10000-01-01T00:00:00Z      | 9m      | 0s      | 1
                    """)
    void nothingHappensOutsideOfTheYears1970To9999(String at, String ago, String every, int times)
            throws ReleaseRefused {
        assertThat(findings(
                        PAYMENT,
                        "at: \"" + at + "\"",
                        "history: [{source: interactions, type: PAYMENT, ago: " + ago + ", times: " + times
                                + ", every: " + every + "}]"))
                .first()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("scenario.bad-time");
                    assertThat(finding.line()).isBetween(4, 5);
                    assertThat(finding.column()).isGreaterThan(1);
                });
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "0.5", "2.9", "2001"})
    void timesIsAWholeNumber(String times) throws ReleaseRefused {
        assertThat(findings(
                        PAYMENT,
                        "history: [{source: interactions, type: PAYMENT, ago: 9m, every: 1s, times: " + times + "}]"))
                .extracting(Finding::code)
                .containsExactly("scenario.times");
    }

    @ParameterizedTest
    @CsvSource({"3.7,user.payments.count_10m", "-1,user.payments.count_10m", "7,user.share", "-4,user.age"})
    void noFactIsGivenWhatItNeverIs(String value, String fact) throws ReleaseRefused {
        assertThat(findings(PAYMENT, "facts: {user.payments.avg_30d: -3.5, " + fact + ": " + value + "}"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("scenario.impossible-value");
                    assertThat(finding.message()).isEqualTo(fact + " is never " + value);
                    assertThat(finding.line()).isEqualTo(4);
                });
    }

    private static String attributes(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> ", attributes.a" + i + ": x")
                .collect(Collectors.joining());
    }

    /** Errors of one scenario with these properties, the first in line 3. */
    private static List<Finding> findings(String... properties) throws ReleaseRefused {
        Map<String, String> files = Releases.files(Releases.rule("a.b", "Interaction( amount.value > 5 )"));
        files.merge("facts.yaml", """
                  - {name: user.age, function: first_seen, key: [userId], window: life, source: interactions, unit: s,
                     description: Age}
                  - {name: user.share, function: share, field: attributes.mcc, key: [userId], window: 90d,
                     source: interactions, min: 5, unit: share, description: Share}
                """, String::concat);
        files.put(
                "scenarios/s.yaml",
                "scenarios:\n  - name: One\n"
                        + List.of(properties).stream()
                                .map(property -> "    " + property + "\n")
                                .collect(Collectors.joining()));
        return ReleaseCheck.report(ReleaseBundle.of(files)).findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }
}
