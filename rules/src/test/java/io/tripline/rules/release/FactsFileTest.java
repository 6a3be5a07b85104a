package io.tripline.rules.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.Filter;
import io.tripline.rules.fact.ValueType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsFileTest {
    private static final String SOUND = """
            facts:
              - name: user.payments.sum_10m
                function: sum
                field: amount.value
                key: [userId]
                window: 10m
                source: interactions
                where: [{field: type, in: [PAYMENT]}]
                unit: payments
                description: What the user paid
            """;

    private static final String LISTED = """
            facts:
              - {name: device.blocked, function: listed, list: %s, key: [%s], source: interactions, unit: entry, \
            description: Why the device is blocked}
            """;

    private static final String SHARE = """
            facts:
              - {name: user.categories.share_90d, function: share, field: attributes.mcc, key: [userId], window: 90d, \
            source: interactions, where: [{field: type, is: PAYMENT}], min: 5, unit: share, description: Share of this category}
            """;

    @Test
    void readsAFact() throws ReleaseRefused {
        FactDefinition fact = ReleaseCompiler.facts(SOUND).named("user.payments.sum_10m");
        assertThat(fact.window()).isEqualTo(Duration.ofMinutes(10));
        assertThat(fact.key()).containsExactly("userId");
        assertThat(fact.selections().getFirst().where())
                .containsExactly(new Filter("type", Filter.Operator.IN, List.of("PAYMENT")));
        assertThat(fact.type()).isEqualTo(ValueType.NUMBER);
        assertThat(fact.includeCurrent()).isFalse();
    }

    @Test
    void readsAFactThatIsTheEntryOfAList() throws ReleaseRefused {
        FactDefinition fact = ReleaseCompiler.facts(LISTED.formatted("blocked-devices", "deviceId"))
                .named("device.blocked");
        assertThat(fact.field()).isEqualTo("blocked-devices");
        assertThat(fact.key()).containsExactly("deviceId");
        assertThat(fact.type()).isEqualTo(ValueType.TEXT);
        assertThat(fact.stored()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Blocked Devices, deviceId, facts.bad-list", "blocked-devices, 'deviceId, userId', facts.bad-key"})
    void aFactThatCannotBeAnEntryOfAListIsRefused(String list, String key, String code) {
        ReleaseRefused refused =
                catchThrowableOfType(ReleaseRefused.class, () -> ReleaseCompiler.facts(LISTED.formatted(list, key)));
        assertThat(refused.findings()).extracting(Finding::code).containsExactly(code);
    }

    @Test
    void readsARatioDeclaredBeforeItsParts() throws ReleaseRefused {
        FactCatalogue facts = ReleaseCompiler.facts("""
                facts:
                  - {name: a.ratio, function: ratio, of: a.some, over: a.all, min: 3, unit: share, description: d}
                  - {name: a.some, function: count, key: [ip], window: 1h, source: labels, where: [{field: label, is: FRAUD}], unit: u, description: d}
                  - {name: a.all, function: count, key: [ip], window: 1h, source: labels, unit: u, description: d}
                """);
        FactDefinition ratio = facts.named("a.ratio");
        assertThat(ratio.stored()).isFalse();
        assertThat(ratio.ratio())
                .isEqualTo(new FactDefinition.Ratio(
                        facts.named("a.some").slot(), facts.named("a.all").slot(), 3));
    }

    @Test
    void readsAShareAsTwoCountsAndTheirRatio() throws ReleaseRefused {
        FactCatalogue facts = ReleaseCompiler.facts(SHARE);
        FactDefinition all = facts.named("user.categories.share_90d.all");
        FactDefinition same = facts.named("user.categories.share_90d.same");
        assertThat(all.key()).containsExactly("userId");
        assertThat(same.key()).containsExactly("userId", "attributes.mcc");
        assertThat(List.of(all.window(), all.selections())).isEqualTo(List.of(same.window(), same.selections()));
        assertThat(facts.named("user.categories.share_90d").ratio())
                .isEqualTo(new FactDefinition.Ratio(same.slot(), all.slot(), 5));
    }

    @Test
    void aShareWhosePartIsNamedLikeAnotherFactIsRefusedWhole() {
        String text = SHARE.replace(
                "facts:\n",
                "facts:\n  - {name: user.categories.share_90d.all, function: count, key: [ip], window: 1h, "
                        + "source: interactions, unit: u, description: d}\n");
        ReleaseRefused refused = catchThrowableOfType(ReleaseRefused.class, () -> ReleaseCompiler.facts(text));
        assertThat(refused.findings()).extracting(Finding::code).containsExactly("facts.twice");
    }

    @Test
    void aRatioOfTextsIsRefused() {
        ReleaseRefused refused = catchThrowableOfType(ReleaseRefused.class, () -> ReleaseCompiler.facts("""
                facts:
                  - {name: u.channel, function: last, field: channel, key: [userId], window: life, source: interactions, unit: u, description: d}
                  - {name: u.all, function: count, key: [userId], window: 1h, source: interactions, unit: u, description: d}
                  - {name: u.ratio, function: ratio, of: u.channel, over: u.all, min: 1, unit: share, description: d}
                """));
        assertThat(refused.findings()).extracting(Finding::code).containsExactly("facts.unknown-fact");
        assertThat(refused.findings().getFirst().line()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            field: attributes.mcc | field: userId       | facts.bad-key        | one more than its key
            field: attributes.mcc | field: amont.value  | facts.unknown-field  | have no field amont.value
            field: attributes.mcc, | ''                 | yaml.missing         | facts[0].field is missing
            min: 5,               | ''                  | yaml.missing         | facts[0].min is missing
            min: 5,               | 'min: 5, of: a.b,'  | yaml.unknown-property | facts[0].of is not known
            """)
    void refusesAShareThatSaysTooLittleOrTooMuch(String sound, String instead, String code, String message) {
        String text = SHARE.replace(sound, instead);
        ReleaseRefused refused = catchThrowableOfType(ReleaseRefused.class, () -> ReleaseCompiler.facts(text));
        assertThat(refused.findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.message()).contains(message);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    unit: payments        | unti: payments               | yaml.unknown-property | facts[0].unti is not known
                    unit: payments        | ''                           | yaml.missing          | facts[0].unit is missing
                    description: What the user paid | ''                 | yaml.missing          | facts[0].description is missing
                    window: 10m           | window: 10                   | yaml.type             | facts[0].window is a number
                    window: 10m           | window: 3s                   | facts.bad-window      | 3s is no window
                    window: 10m           | window: 401d                 | facts.bad-window      | 401d is no window
                    window: 10m           | window: 10m\\n    window: 9m  | yaml.refused          | window stands twice
                    function: sum         | function: summ               | facts.unknown-function| there is no function summ
                    field: amount.value   | field: channel               | facts.not-a-number    | sum needs a number
                    field: amount.value   | field: amount.valu           | facts.unknown-field   | have no field amount.valu
                    key: [userId]         | key: []                      | facts.bad-key         | a key has 1 to 4 fields
                    key: [userId]         | key: userId                  | yaml.type             | is a text, not a list
                    key: [userId]         | key: [user]                  | facts.unknown-field   | have no field user
                    source: interactions  | source: kafka                | facts.unknown-source  | there is no source kafka
                    in: [PAYMENT]         | in: [7]                      | facts.type            | compares type with a number
                    in: [PAYMENT]         | above: PAYMENT               | facts.type            | compares type with a text
                    in: [PAYMENT]         | matches: "P.*"               | yaml.unknown-property | where[0].matches is not known
                    in: [PAYMENT]         | contains: ""                 | facts.bad-condition   | where[0].contains is empty
                    in: [PAYMENT]         | contains: [PAY]              | facts.type            | compares type with a list
                    in: [PAYMENT]         | startsWith: 7                | facts.type            | compares type with a number
                    in: [PAYMENT]         | endsWith: true               | facts.type            | compares type with true or false
                    in: [PAYMENT]         | startswith: PAY              | yaml.unknown-property | where[0].startswith is not known
                    in: [PAYMENT]         | contains: A, is: B           | facts.bad-condition   | a condition has one of
                    field: type, in: [PAYMENT] | field: amount.value, contains: "1" | facts.type | compares amount.value with a text
                    field: type, in: [PAYMENT] | field: occurredAt, endsWith: "Z"   | facts.type | compares occurredAt with a text
                    name: user.payments.sum_10m | name: Sum              | facts.bad-name        | is not made of small letters
                    name: user.payments.sum_10m | name: amount.value     | facts.bad-name        | is the name of a field
                    name: user.payments.sum_10m | name: *a               | yaml.refused          | anchors, aliases and tags
                    unit: payments        | unit: [                      | yaml.syntax           | this is not YAML
                    """)
    void refusesAndSaysWhere(String sound, String instead, String code, String message) {
        String text = SOUND.replace(sound, instead.replace("\\n", "\n"));
        ReleaseRefused refused = catchThrowableOfType(ReleaseRefused.class, () -> ReleaseCompiler.facts(text));
        assertThat(refused.findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.message()).contains(message);
            assertThat(finding.file()).isEqualTo("facts.yaml");
            assertThat(finding.line()).isPositive();
            assertThat(finding.hint()).isNotBlank();
        });
    }

    @Test
    void keepsTheSeriesOfAFactThatIsOnlyRenamed() throws ReleaseRefused {
        String series = ReleaseCompiler.facts(SOUND).facts().getFirst().seriesId();
        assertThat(seriesOf(SOUND.replace("sum_10m", "total").replace("unit: payments", "unit: EUR")))
                .isEqualTo(series);
        assertThat(seriesOf(SOUND.replace("10m\n", "11m\n"))).isNotEqualTo(series);
        assertThat(seriesOf(SOUND.replace("PAYMENT", "TRANSFER"))).isNotEqualTo(series);
    }

    /** What a series is called is what its values are kept under: another name would lose them. */
    @Test
    void theSeriesOfConditionsThatWereThereAllAlongAreCalledAsEver() throws ReleaseRefused {
        assertThat(seriesOf(SOUND)).isEqualTo("7f05d56b365c2123");
        assertThat(seriesOf(SOUND.replace("in: [PAYMENT]", "is: PAYMENT"))).isEqualTo("cd11ed38dd2ebd66");
        assertThat(seriesOf(SOUND.replace("in: [PAYMENT]", "present: false"))).isEqualTo("223f69356beee7a7");
    }

    @Test
    void everyPartOfATextHasASeriesOfItsOwn() throws ReleaseRefused {
        List<String> series = new ArrayList<>();
        for (String condition :
                List.of("is: PAY", "contains: PAY", "startsWith: PAY", "endsWith: PAY", "contains: AY")) {
            series.add(seriesOf(SOUND.replace("in: [PAYMENT]", condition)));
        }
        assertThat(series).doesNotHaveDuplicates();
    }

    @Test
    void aPartOfATextIsLookedForInTextsOnly() {
        assertThat(List.of("PAYMENT", "PAY", "REPAY", "pay"))
                .filteredOn(type -> holds(Filter.Operator.CONTAINS, type))
                .containsExactly("PAYMENT", "PAY", "REPAY");
        assertThat(List.of("PAYMENT", "PAY", "REPAY", "P"))
                .filteredOn(type -> holds(Filter.Operator.STARTS_WITH, type))
                .containsExactly("PAYMENT", "PAY");
        assertThat(List.of("PAYMENT", "PAY", "REPAY", ""))
                .filteredOn(type -> holds(Filter.Operator.ENDS_WITH, type))
                .containsExactly("PAY", "REPAY");
        Filter flag = new Filter("attributes.x", Filter.Operator.CONTAINS, List.of("tr"));
        assertThat(flag.holds(event(Map.of("attributes.x", "true")))).isTrue();
        assertThat(flag.holds(event(Map.of("attributes.x", true)))).isFalse();
        assertThat(new Filter("attributes.x", Filter.Operator.STARTS_WITH, List.of("1"))
                        .holds(event(Map.of("attributes.x", 1.0))))
                .isFalse();
        assertThat(flag.holds(event(Map.of()))).isFalse();
    }

    private static boolean holds(Filter.Operator operator, String channel) {
        return new Filter("channel", operator, List.of("PAY")).holds(event(Map.of("channel", channel)));
    }

    private static Event event(Map<String, Object> fields) {
        return new Event(FactSource.INTERACTION, "PAYMENT", Instant.parse("2026-01-15T12:00:00Z"), fields);
    }

    private static String seriesOf(String facts) throws ReleaseRefused {
        return ReleaseCompiler.facts(facts).facts().getFirst().seriesId();
    }
}
