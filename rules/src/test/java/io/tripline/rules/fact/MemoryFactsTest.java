package io.tripline.rules.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tripline.rules.release.ReleaseCompiler;
import io.tripline.rules.release.ReleaseRefused;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryFactsTest {
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    private final MemoryFacts memory = new MemoryFacts();

    @Test
    void countsBeforeTheEventUnlessItIsIncluded() throws ReleaseRefused {
        FactCatalogue facts = facts("function: count, window: 10m", "function: count, window: 10m, include: current");
        FactValues first = memory.apply(facts, payment(0, 10));
        assertThat(first.number(0)).isZero();
        assertThat(first.number(1)).isEqualTo(1);
        FactValues second = memory.apply(facts, payment(1, 10));
        assertThat(second.number(0)).isEqualTo(1);
        assertThat(second.number(1)).isEqualTo(2);
    }

    @Test
    void countsAnEventOnceForFactsOfTheSameMeaning() throws ReleaseRefused {
        FactCatalogue facts = facts("function: count, window: 10m", "function: count, window: 10m");
        memory.apply(facts, payment(0, 10));
        assertThat(memory.read(facts, payment(1, 10)).number(1)).isEqualTo(1);
    }

    @Test
    void forgetsByWholeBuckets() throws ReleaseRefused {
        FactCatalogue facts = facts("function: count, window: 10m");
        memory.apply(facts, payment(5, 10));
        assertThat(memory.read(facts, payment(599, 10)).number(0)).isEqualTo(1);
        // The event lies in the bucket of seconds 0 to 9, which leaves the window as a whole.
        assertThat(memory.read(facts, payment(600, 10)).number(0)).isZero();
    }

    @Test
    void doesNotCountWhatIsYetToCome() throws ReleaseRefused {
        FactCatalogue facts = facts("function: count, window: 10m", "function: last_seen, window: life");
        memory.apply(facts, payment(300, 10));
        FactValues before = memory.read(facts, payment(0, 10));
        assertThat(before.number(0)).isZero();
        assertThat(before.number(1)).isZero();
    }

    @Test
    void computesStatisticsOfNumbers() throws ReleaseRefused {
        FactCatalogue facts = facts(
                "function: sum, field: amount.value, window: 1h",
                "function: avg, field: amount.value, window: 1h",
                "function: min, field: amount.value, window: 1h",
                "function: max, field: amount.value, window: 1h",
                "function: stddev, field: amount.value, window: 1h");
        memory.apply(facts, payment(0, 10));
        memory.apply(facts, payment(1, 20));
        FactValues values = memory.read(facts, payment(2, 99));
        assertThat(values.number(0)).isEqualTo(30);
        assertThat(values.number(1)).isEqualTo(15);
        assertThat(values.number(2)).isEqualTo(10);
        assertThat(values.number(3)).isEqualTo(20);
        assertThat(values.number(4)).isCloseTo(5, within(1e-9));
    }

    @Test
    void isAbsentWhereThereIsNothingToSay() throws ReleaseRefused {
        FactCatalogue facts = facts(
                "function: count, window: 1h",
                "function: sum, field: amount.value, window: 1h",
                "function: avg, field: amount.value, window: 1h",
                "function: first_seen, window: life",
                "function: last, field: channel, window: life");
        FactValues values = memory.read(facts, payment(0, 10));
        assertThat(values.number(0)).isZero();
        assertThat(values.number(1)).isZero();
        assertThat(values.has(2)).isFalse();
        assertThat(values.has(3)).isFalse();
        assertThat(values.has(4)).isFalse();
        Event withoutUser = new Event(FactSource.INTERACTION, "PAYMENT", NOON, Map.of());
        assertThat(memory.read(facts, withoutUser).has(0)).isFalse();
    }

    @Test
    void readsTimesAsAges() throws ReleaseRefused {
        FactCatalogue facts = facts("function: first_seen, window: life", "function: last_seen, window: life");
        memory.apply(facts, payment(0, 10));
        memory.apply(facts, payment(40, 10));
        FactValues values = memory.read(facts, payment(100, 10));
        assertThat(values.number(0)).isEqualTo(100);
        assertThat(values.number(1)).isEqualTo(60);
    }

    @Test
    void aSumBeyondAllNumbersIsAbsent() throws ReleaseRefused {
        FactCatalogue facts = facts(
                "function: sum, field: amount.value, window: 1h",
                "function: avg, field: amount.value, window: 1h",
                "function: stddev, field: amount.value, window: 1h",
                "function: max, field: amount.value, window: 1h");
        memory.apply(facts, payment(0, 1e308));
        memory.apply(facts, payment(1, 1e308));
        FactValues values = memory.read(facts, payment(2, 1));
        assertThat(values.has(0)).isFalse();
        assertThat(values.has(1)).isFalse();
        assertThat(values.has(2)).isFalse();
        assertThat(values.number(3)).isEqualTo(1e308);
    }

    @Test
    void lastAndFirstCanLookBackOverAWindowOnly() throws ReleaseRefused {
        FactCatalogue facts = facts(
                "function: last, field: amount.value, window: 1m",
                "function: first_seen, window: 1m",
                "function: last_seen, window: 1m");
        memory.apply(facts, payment(0, 10));
        memory.apply(facts, payment(30, 20));
        FactValues both = memory.read(facts, payment(59, 1));
        assertThat(both.number(0)).isEqualTo(20);
        assertThat(both.number(1)).isEqualTo(59);
        assertThat(both.number(2)).isEqualTo(29);
        assertThat(memory.read(facts, payment(60, 1)).number(1)).isEqualTo(30);
        FactValues none = memory.read(facts, payment(90, 1));
        assertThat(none.has(0)).isFalse();
        assertThat(none.has(1)).isFalse();
        assertThat(none.has(2)).isFalse();
    }

    @Test
    void countsMembersByTheirLastSightingAndKeepsAThousand() throws ReleaseRefused {
        FactCatalogue facts = facts(
                "function: distinct, field: channel, window: 10m", "function: distinct, field: channel, window: life");
        for (int i = 0; i < 1_100; i++) {
            memory.apply(facts, payment(i, 10, "c" + i));
        }
        FactValues values = memory.read(facts, payment(1_099, 10, "c"));
        assertThat(values.number(0)).isEqualTo(600);
        assertThat(values.number(1)).isEqualTo(1_000);
    }

    @Test
    void derivesARatioOnlyAboveItsMinimum() throws ReleaseRefused {
        FactCatalogue facts = ReleaseCompiler.facts("""
                facts:
                  - {name: m.fraud, function: count, key: [counterparty.id], window: 28d, source: labels, where: [{field: label, is: FRAUD}], unit: u, description: d}
                  - {name: m.all, function: count, key: [counterparty.id], window: 28d, source: labels, unit: u, description: d}
                  - {name: m.share, function: ratio, of: m.fraud, over: m.all, min: 2, unit: share, description: d}
                """);
        memory.apply(facts, label("FRAUD"));
        assertThat(memory.read(facts, label("GENUINE")).has(2)).isFalse();
        memory.apply(facts, label("GENUINE"));
        assertThat(memory.read(facts, label("GENUINE")).number(2)).isEqualTo(0.5);
    }

    @Test
    void aRatioMayBeOverANegativeNumberWhereItsMinimumAllowsThat() throws ReleaseRefused {
        FactCatalogue facts = ReleaseCompiler.facts("""
                facts:
                  - {name: u.count, function: count, key: [userId], window: 1h, source: interactions, unit: u, description: d}
                  - {name: u.sum, function: sum, field: amount.value, key: [userId], window: 1h, source: interactions, unit: u, description: d}
                  - {name: u.ratio, function: ratio, of: u.count, over: u.sum, min: -100, unit: u, description: d}
                """);
        assertThat(memory.apply(facts, payment(0, -2)).has(2)).as("over 0").isFalse();
        assertThat(memory.read(facts, payment(1, 0)).number(2)).isEqualTo(-0.5);
    }

    @Test
    void numbersAreAlikeToTextsOfTheSameDigits() throws ReleaseRefused {
        FactCatalogue facts = facts("function: distinct, field: attributes.x, window: 1h");
        for (String digits : new String[] {"5411", "12345678.5", "1000000000000000", "0.0001", "-0.00001", "0"}) {
            Map<String, Object> fields = new HashMap<>(payment(0, 1).fields());
            fields.put("attributes.x", Double.valueOf(digits));
            memory.apply(facts, new Event(FactSource.INTERACTION, "PAYMENT", NOON, fields));
            fields.put("attributes.x", digits);
            memory.apply(facts, new Event(FactSource.INTERACTION, "PAYMENT", NOON, fields));
        }
        assertThat(memory.read(facts, payment(0, 1)).number(0)).isEqualTo(6);
    }

    @Test
    void sharesSayHowUsualTheValueOfTheEventIs() throws ReleaseRefused {
        FactCatalogue facts = facts("function: share, field: channel, min: 2, window: 1h");
        FactDefinition share = facts.named("f.f0");
        memory.apply(facts, payment(0, 10, "WEB"));
        assertThat(memory.read(facts, payment(1, 10, "WEB")).has(share.slot())).isFalse();
        memory.apply(facts, payment(1, 10, "WEB"));
        memory.apply(facts, payment(2, 10, "APP"));
        memory.apply(facts, payment(3, 10, "WEB"));
        assertThat(memory.read(facts, payment(4, 10, "WEB")).number(share.slot()))
                .isEqualTo(0.75);
        assertThat(memory.read(facts, payment(4, 10, "POS")).number(share.slot()))
                .isZero();
        assertThat(memory.read(facts, payment(4, 10)).has(share.slot())).isFalse();
    }

    @Test
    void aSequenceSaysHowManyOfItsStepsWereTakenInOrder() throws ReleaseRefused {
        FactCatalogue facts = ReleaseCompiler.facts("""
                facts:
                  - name: u.takeover
                    function: sequence
                    key: [userId]
                    window: 2h
                    steps:
                      - {source: interactions, where: [{field: type, is: LOGIN}]}
                      - {source: user-activity, where: [{field: type, is: DEVICE_SEEN}]}
                      - {source: interactions, where: [{field: type, is: TRANSFER}]}
                    include: current
                    unit: steps
                    description: d
                """);
        assertThat(at(facts, FactSource.INTERACTION, "TRANSFER", 0)).isZero();
        assertThat(at(facts, FactSource.INTERACTION, "LOGIN", 1)).isEqualTo(1);
        assertThat(at(facts, FactSource.INTERACTION, "TRANSFER", 2)).isEqualTo(1);
        assertThat(at(facts, FactSource.USER_ACTIVITY, "DEVICE_SEEN", 3)).isEqualTo(2);
        assertThat(at(facts, FactSource.INTERACTION, "TRANSFER", 3)).isEqualTo(3);
        assertThat(at(facts, FactSource.INTERACTION, "LOGIN", 7_200)).isEqualTo(3);
        assertThat(at(facts, FactSource.INTERACTION, "PAYMENT", 7_201)).isEqualTo(1);
    }

    @Test
    void eachStepOfASequenceIsAnotherEvent() throws ReleaseRefused {
        FactCatalogue facts = ReleaseCompiler.facts("""
                facts:
                  - name: u.twice
                    function: sequence
                    key: [userId]
                    window: 1m
                    steps: [{source: interactions}, {source: interactions, where: [{field: type, is: LOGIN}]}]
                    unit: steps
                    description: d
                """);
        at(facts, FactSource.INTERACTION, "LOGIN", 0);
        assertThat(at(facts, FactSource.INTERACTION, "LOGIN", 1)).isEqualTo(1);
        assertThat(at(facts, FactSource.INTERACTION, "LOGIN", 2)).isEqualTo(2);
    }

    @Test
    void anAbsenceCountsWhatNothingFollowedInTime() throws ReleaseRefused {
        FactCatalogue facts = ReleaseCompiler.facts("""
                facts:
                  - name: u.unconfirmed
                    function: absence
                    key: [userId]
                    window: 1h
                    first: {source: interactions, where: [{field: type, is: TRANSFER}]}
                    missing: {source: user-activity, where: [{field: type, is: CONFIRMED}]}
                    within: 60s
                    unit: transfers
                    description: d
                """);
        at(facts, FactSource.INTERACTION, "TRANSFER", 0);
        assertThat(at(facts, FactSource.INTERACTION, "LOGIN", 59)).isZero();
        assertThat(at(facts, FactSource.INTERACTION, "LOGIN", 60)).isEqualTo(1);
        at(facts, FactSource.INTERACTION, "TRANSFER", 100);
        at(facts, FactSource.USER_ACTIVITY, "CONFIRMED", 160);
        assertThat(at(facts, FactSource.INTERACTION, "LOGIN", 161)).isEqualTo(1);
        at(facts, FactSource.INTERACTION, "TRANSFER", 200);
        at(facts, FactSource.USER_ACTIVITY, "CONFIRMED", 200);
        at(facts, FactSource.USER_ACTIVITY, "CONFIRMED", 261);
        assertThat(at(facts, FactSource.INTERACTION, "LOGIN", 261)).isEqualTo(2);
        assertThat(at(facts, FactSource.INTERACTION, "LOGIN", 3_600)).isEqualTo(1);
    }

    private double at(FactCatalogue facts, FactSource source, String type, int second) {
        return memory.apply(facts, new Event(source, type, NOON.plusSeconds(second), Map.of("userId", "u-1")))
                .number(0);
    }

    @Test
    void aRatioBeyondAllNumbersIsAbsent() throws ReleaseRefused {
        FactCatalogue facts = ReleaseCompiler.facts("""
                facts:
                  - {name: u.large, function: max, field: amount.value, key: [userId], window: 1h, source: interactions, unit: u, description: d}
                  - {name: u.small, function: min, field: amount.value, key: [userId], window: 1h, source: interactions, unit: u, description: d}
                  - {name: u.ratio, function: ratio, of: u.large, over: u.small, min: 0, unit: u, description: d}
                """);
        memory.apply(facts, payment(0, 1e300));
        memory.apply(facts, payment(1, 1e-300));
        assertThat(memory.read(facts, payment(2, 1)).has(2)).isFalse();
    }

    private static FactCatalogue facts(String... definitions) throws ReleaseRefused {
        StringBuilder text = new StringBuilder("facts:\n");
        for (int i = 0; i < definitions.length; i++) {
            text.append("  - {name: f.f" + i + ", key: [userId], source: interactions, unit: u, description: d, ")
                    .append(definitions[i])
                    .append("}\n");
        }
        return ReleaseCompiler.facts(text.toString());
    }

    private static Event payment(int second, double amount) {
        return new Event(
                FactSource.INTERACTION,
                "PAYMENT",
                NOON.plusSeconds(second),
                Map.of("userId", "u-1", "amount.value", amount));
    }

    private static Event payment(int second, double amount, String channel) {
        Map<String, Object> fields = new HashMap<>(payment(second, amount).fields());
        fields.put("channel", channel);
        return new Event(FactSource.INTERACTION, "PAYMENT", NOON.plusSeconds(second), fields);
    }

    private static Event label(String label) {
        return new Event(FactSource.LABEL, "LABEL", NOON, Map.of("counterparty.id", "m-1", "label", label));
    }
}
