package io.tripline.rules.release;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdviceTest {
    private static final String COUNT = "user.payments.count_10m";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amount.value > 5, amount.value < 3",
                "amount.value > 5 and amount.value <= 5",
                "channel == \"A\", channel == \"B\"",
                "channel in (\"A\", \"B\"), channel not in (\"A\", \"B\", \"C\")",
                "channel is absent, channel == \"A\"",
                "amount.value is absent, amount.value > user.payments.avg_30d",
                "not (amount.value > 5 or amount.value <= 5), amount.value is present",
                "user.payments.count_10m < 0",
                "user.payments.count_10m > 5, user.payments.count_10m < 6",
                "user.payments.count_10m == 2.5",
                "occurredAt.hour >= 24",
                "occurredAt.weekday in (0, 8)",
                "type is absent",
                "type != \"X\"",
                "amount.value > amount.value",
                "channel != channel",
                "amount.value > user.payments.avg_30d, amount.value <= user.payments.avg_30d",
                "amount.value > user.payments.avg_30d, user.payments.avg_30d > amount.value",
                "user.payments.avg_30d >= amount.value, amount.value > user.payments.avg_30d",
                "location.country == counterparty.country, location.country != counterparty.country",
                "attributes.x == 1, attributes.x == \"1\"",
                "attributes.x == true, attributes.x == false",
                "(amount.value > 5 or channel == \"A\"), amount.value < 5, channel == \"B\"",
                "channel == \"abc\", channel starts with \"zz\"",
                "channel in (\"abc\", \"abd\"), not (channel contains \"b\")",
                "channel starts with \"ab\", channel starts with \"b\"",
                "channel ends with \"ab\", channel ends with \"abb\"",
                "channel ends with \"abc\", not (channel contains \"b\")",
                "channel contains \"a\", channel is absent",
                "attributes.x == 5, attributes.x contains \"5\"",
                "attributes.x == \"5\", attributes.x ends with \"6\""
            })
    void aRuleThatCanNeverHitIsRefused(String conditions) throws ReleaseRefused {
        Finding finding = findings(conditions).getFirst();
        assertThat(finding.code()).isEqualTo("rule.never-true");
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.line()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"u.steps > 3", "u.steps == 1.5", "u.steps < 0", "u.alone < 0", "u.alone == 0.5", "u.age < 0"})
    void aRuleThatAsksForMoreStepsThanThereAreIsRefused(String condition) throws ReleaseRefused {
        Map<String, String> files = Releases.files(rule("a.b", condition));
        files.put("facts.yaml", """
                facts:
                  - {name: u.steps, function: sequence, key: [userId], window: 2h, unit: steps, description: d,
                     steps: [{source: interactions}, {source: labels}, {source: user-activity}]}
                  - {name: u.alone, function: absence, key: [userId], window: 2h, within: 1h, unit: events, description: d,
                     first: {source: interactions}, missing: {source: labels}}
                  - {name: u.age, function: last_seen, key: [userId], window: 2h, source: labels, unit: s, description: d}
                """);
        assertThat(ReleaseCheck.report(ReleaseBundle.of(files)).findings())
                .extracting(Finding::code)
                .contains("rule.never-true");
        files.put("rules/test.drl", rule("a.b", "u.steps == 3, u.alone >= 2, u.age < 5"));
        assertThat(ReleaseCheck.report(ReleaseBundle.of(files)).findings())
                .extracting(Finding::code)
                .doesNotContain("rule.never-true");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    u.usual > 1     | true
                    u.usual < 0     | true
                    u.usual == 1    | false
                    u.rejected > 1  | true
                    u.rejected <= 1 | false
                    u.known > 1     | true
                    occurredAt.hour is absent | true
                    u.burst > 1     | false
                    u.burst < 0     | true
                    u.odds > 1      | false
                    u.reach > 1     | false
                    """)
    void aShareLiesBetweenZeroAndOneAndTimesAreAlwaysKnown(String condition, boolean never) throws ReleaseRefused {
        Map<String, String> files = Releases.files(rule("a.b", condition));
        files.put("facts.yaml", """
                facts:
                  - {name: u.usual, function: share, field: channel, key: [userId], window: 30d, min: 5, source: interactions,
                     unit: share, description: d}
                  - {name: u.day, function: count, key: [userId], window: 24h, source: labels, unit: labels, description: d}
                  - {name: u.fraud, function: count, key: [userId], window: 24h, source: labels, unit: labels, description: d,
                     where: [{field: label, is: FRAUD}]}
                  - {name: u.paid, function: count, key: [userId], window: 24h, source: labels, unit: labels, description: d,
                     where: [{field: label, present: true}]}
                  - {name: u.known, function: ratio, of: u.fraud, over: u.paid, min: 1, unit: share, description: d}
                  - {name: u.hour, function: count, key: [userId], window: 1h, source: labels, unit: labels, description: d}
                  - {name: u.rejected, function: ratio, of: u.fraud, over: u.day, min: 1, unit: share, description: d}
                  - {name: u.odds, function: ratio, of: u.day, over: u.fraud, min: 1, unit: times, description: d}
                  - {name: i.day, function: count, key: [ip], window: 24h, source: labels, unit: labels, description: d}
                  - {name: u.reach, function: ratio, of: u.day, over: i.day, min: 1, unit: times, description: d}
                  - {name: u.burst, function: ratio, of: u.day, over: u.hour, min: 1, unit: times, description: d}
                """);
        assertThat(ReleaseCheck.report(ReleaseBundle.of(files)).findings().stream()
                        .anyMatch(finding -> finding.code().equals("rule.never-true")))
                .isEqualTo(never);
    }

    /** Every text is compared with every part, over and over, unless comparing is counted. */
    @Test
    void longTextsAndManyPartsDoNotHoldUpTheCheck() throws Exception {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            texts.add("\"" + "a".repeat(240) + i + "\"");
        }
        String part = "not (channel contains \"" + "a".repeat(120) + "b%d\")";
        List<String> conditions = new ArrayList<>(List.of("channel in (" + String.join(", ", texts) + ")"));
        for (int i = 0; i < 20; i++) {
            conditions.add("(" + part.formatted(2 * i) + " or " + part.formatted(2 * i + 1) + ")");
        }
        conditions.add("(channel == \"a\" or channel == \"b\")");
        assertThat(Within.oneSecond(() -> findings(String.join(", ", conditions))))
                .isNotNull();
    }

    @Test
    void theConditionsThatExcludeEachOtherAreNamed() throws ReleaseRefused {
        assertThat(findings("channel == \"A\", amount.value > 5, amount.value < 3")
                        .getFirst()
                        .message())
                .isEqualTo("the rule can never hit: amount.value > 5 and amount.value < 3 never hold together");
    }

    @Test
    void theLineOfTheConditionIsNamedNotThatOfTheRule() throws ReleaseRefused {
        Finding never = findings("\n    amount.value > 5,\n    channel == \"A\",\n    amount.value < 3")
                .getFirst();
        assertThat(List.of(never.line(), never.column())).isEqualTo(List.of(4, 5));

        Finding redundant = findings("channel == \"A\",\n  amount.value > 3,\n  amount.value > 5")
                .getFirst();
        assertThat(redundant.code()).isEqualTo("rule.redundant");
        assertThat(List.of(redundant.line(), redundant.column())).isEqualTo(List.of(2, 3));
    }

    @Test
    void theLineOfTheConditionIsNamedInATreeToo() throws ReleaseRefused {
        Map<String, String> files = Releases.files(rule("a.b", "channel == \"A\""));
        files.put("rules/tree.json", """
                {"rules": [{"id": "a.tree", "name": "A tree", "reason": "A_REASON", "weight": 45, "mode": "LIVE",
                  "group": "test", "version": "1", "when": {"all": [
                    {"name": "amount.value", "operator": ">", "value": 5},
                    {"name": "amount.value", "operator": "<", "value": 3}]}}]}
                """);
        assertThat(ReleaseCheck.report(ReleaseBundle.of(files)).findings())
                .filteredOn(finding -> finding.code().equals("rule.never-true"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.line()).isEqualTo(4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amount.value >= user.payments.avg_30d, user.payments.avg_30d >= amount.value",
                "amount.value > 5, amount.value < 6",
                "channel != \"A\", channel != \"B\"",
                "not amount.value > 5, not amount.value <= 5",
                "user.payments.avg_30d > 5, user.payments.avg_30d < 6",
                "attributes.x > 1, not attributes.x == \"1\"",
                "amount.value > user.payments.avg_30d, amount.value <= 2 * user.payments.avg_30d",
                "channel == counterparty.country, counterparty.country != location.country",
                "attributes.x == attributes.y, attributes.x > 1, attributes.y < 3",
                "channel contains \"ab\", channel contains \"ba\"",
                "channel starts with \"a\", channel ends with \"b\", not (channel contains \"ab\")",
                "channel starts with \"ab\", not (channel starts with \"abc\")",
                "attributes.x == true, not (attributes.x contains \"tr\")",
                "attributes.x == \"true\", attributes.x contains \"tr\"",
                "channel != \"abc\", channel starts with \"abc\""
            })
    void whatCanHoldIsAccepted(String conditions) throws ReleaseRefused {
        assertThat(findings(conditions)).noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    @Test
    void aRuleThatAlwaysHitsIsRefused() throws ReleaseRefused {
        assertThat(check(Releases.rule("a.b", "Interaction( amount.value > 5 or not amount.value > 5 )"))
                        .findings())
                .extracting(Finding::code)
                .contains("rule.always-true");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    amount.value > 3, amount.value > 5                        | rule.redundant        | amount.value > 3
                    deviceId is present, deviceId == "d"                      | rule.redundant        | deviceId is present
                    channel == "abc", channel starts with "ab"                | rule.redundant        | channel starts with "ab"
                    channel starts with "ab", channel starts with "abc"       | rule.redundant        | channel starts with "ab"
                    channel ends with "abc", channel contains "b"             | rule.redundant        | channel contains "b"
                    channel starts with "a", (channel starts with "b" or channel ends with "c") | rule.dead-alternative | channel starts with "b"
                    amount.value < 3, (amount.value > 5 or channel == "A")    | rule.dead-alternative | amount.value > 5
                    """)
    void aConditionThatChangesNothingIsAWarning(String conditions, String code, String part) throws ReleaseRefused {
        assertThat(findings(conditions)).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.message()).startsWith(part + " ");
        });
    }

    @Test
    void rulesThatAskTheSameAreAWarning() throws ReleaseRefused {
        CheckReport report = check(rule("a.one", "amount.value >= 5, channel == \"A\"")
                + rule("a.two", "not amount.value < 5, amount.value is present, channel in (\"A\", \"A\")"));
        assertThat(report.refused()).isFalse();
        assertThat(messages(report, "rule.duplicate")).containsExactly("a.two asks the same as a.one");
    }

    @Test
    void aRuleThatFollowsFromAnotherIsAWarning() throws ReleaseRefused {
        CheckReport report = check(rule("a.many", COUNT + " >= 10") + rule("a.some", COUNT + " >= 5"));
        assertThat(messages(report, "rule.implied"))
                .containsExactly("whenever a.many hits, a.some hits too, and both weights count");
    }

    @Test
    void gradesThatDoNotOverlapAreNoWarning() throws ReleaseRefused {
        CheckReport report = check(rule("a.many", COUNT + " >= 10") + rule("a.some", COUNT + " between 5 and 9"));
        assertThat(messages(report, "rule.implied")).isEmpty();
    }

    @Test
    void aRuleInTheShadowMayRepeatALiveOne() throws ReleaseRefused {
        String shadow = Releases.rule("a.two", "SHADOW", 45, "Facts( " + COUNT + " >= 10 )");
        assertThat(messages(check(rule("a.one", COUNT + " >= 5") + shadow), "rule.implied"))
                .isEmpty();
    }

    @Test
    void aFactThatNoRuleReadsIsAWarning() throws ReleaseRefused {
        CheckReport report = check(rule("a.one", COUNT + " >= 5"));
        assertThat(report.findings())
                .filteredOn(finding -> finding.code().equals("facts.unused"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message()).isEqualTo("no rule reads user.payments.avg_30d");
                    assertThat(finding.line()).isEqualTo(10);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{field: amount.value, between: [9, 1]}",
                "{field: amount.value, above: 5}, {field: amount.value, atMost: 5}",
                "{field: type, in: [A, B]}, {field: type, is: C}",
                "{field: type, present: false}",
                "{field: occurredAt.hour, above: 23}",
                "{field: channel, isNot: WEB}, {field: channel, is: WEB}",
                "{field: channel, startsWith: W}, {field: channel, is: APP}",
                "{field: attributes.x, is: 5}, {field: attributes.x, contains: '5'}",
                "{field: label, is: FRUAD}"
            })
    void aFactWhoseConditionsExcludeOneAnotherIsAWarning(String where) throws ReleaseRefused {
        assertThat(findingsOfFact(where))
                .filteredOn(finding -> finding.code().equals("facts.never-true"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.message()).contains("user.odd_1h");
                    assertThat(finding.line()).isEqualTo(2);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{field: amount.value, between: [1, 9]}, {field: amount.value, above: 8}",
                "{field: type, in: [A, B]}, {field: type, isNot: A}",
                "{field: channel, present: false}",
                "{field: label, in: [FRAUD, GENUINE]}",
                "{field: attributes.x, is: true}, {field: attributes.x, isNot: false}",
                "{field: channel, startsWith: W}, {field: channel, endsWith: B}"
            })
    void aFactThatEventsCanMoveIsNone(String where) throws ReleaseRefused {
        assertThat(findingsOfFact(where)).extracting(Finding::code).doesNotContain("facts.never-true");
    }

    private static List<Finding> findingsOfFact(String where) throws ReleaseRefused {
        Map<String, String> files = Releases.files(rule("a.one", "user.odd_1h >= 5"));
        files.put("facts.yaml", """
                facts:
                  - {name: user.odd_1h, function: count, key: [userId], window: 1h, source: %s, unit: interactions,
                     description: d, where: [%s]}
                """.formatted(where.contains("label") ? "labels" : "interactions", where));
        return ReleaseCheck.report(ReleaseBundle.of(files)).findings();
    }

    @Test
    void theCostOfARuleIsNotedWhenAskedFor() throws ReleaseRefused {
        Map<String, String> files = Releases.files(
                rule("a.one", COUNT + " >= 5") + rule("a.two", COUNT + " >= 7, user.payments.avg_30d > 3"));
        assertThat(ReleaseCheck.costs(ReleaseBundle.of(files)))
                .extracting(Finding::message)
                .containsExactly(
                        "a.one reads 1 facts of 1 entities [userId] and adds no fact",
                        "a.two reads 2 facts of 1 entities [userId] and adds user.payments.avg_30d");
    }

    @Test
    void aFactThatIsNotReadyIsAWarningAtTheConditionThatReadsIt() throws ReleaseRefused {
        Map<String, String> files = Releases.files(
                rule("a.one", COUNT + " >= 5") + rule("a.two", COUNT + " >= 7, user.payments.avg_30d > 3"));
        CheckReport report = ReleaseCheck.report(
                ReleaseBundle.of(files),
                fact -> fact.name().endsWith("avg_30d") ? Optional.of("is counted to 63 %") : Optional.empty());

        assertThat(report.refused()).isFalse();
        assertThat(report.findings())
                .filteredOn(finding -> finding.code().equals("rule.fact-not-ready"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.message())
                            .startsWith("user.payments.avg_30d is counted to 63 %: until it is, a.two would be held");
                    String line = requireNonNull(files.get(finding.file()))
                            .lines()
                            .skip(finding.line() - 1)
                            .findFirst()
                            .orElseThrow();
                    assertThat(line.substring(finding.column() - 1)).startsWith("user.payments.avg_30d > 3");
                });
    }

    @Test
    void sizesOfDifferentMeasuresAreAWarningAtTheirCondition() throws ReleaseRefused {
        assertThat(messages(check(rule("a.b", "amount.value > user.payments.avg_30d + " + COUNT)), "rule.unit"))
                .containsExactly("amount.value is an amount of money, and " + COUNT + " is a number of things");
        assertThat(messages(
                        check(rule("a.b", COUNT + " > 3 * user.payments.avg_30d or channel == \"A\"")), "rule.unit"))
                .hasSize(1);
        assertThat(messages(check(rule("a.b", "amount.value > 10 + 3 * user.payments.avg_30d")), "rule.unit"))
                .isEmpty();
        assertThat(messages(check(rule("a.b", "amount.value > 25 * " + COUNT)), "rule.unit"))
                .as("so much for each payment")
                .isEmpty();
    }

    private static List<String> messages(CheckReport report, String code) {
        return report.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .map(Finding::message)
                .toList();
    }

    private static List<Finding> findings(String conditions) throws ReleaseRefused {
        return check(rule("a.b", conditions)).findings().stream()
                .filter(finding ->
                        finding.file().startsWith("rules/") && !finding.code().equals("rule.untested"))
                .toList();
    }

    private static String rule(String id, String conditions) {
        return Releases.rule(id, "Interaction( type == \"X\" ) Facts( " + conditions + " )");
    }

    private static CheckReport check(String rules) throws ReleaseRefused {
        return ReleaseCheck.report(ReleaseBundle.of(Releases.files(rules)));
    }
}
