package io.tripline.rules.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tripline.rules.release.ReleaseCompiler;
import io.tripline.rules.release.ReleaseRefused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** In buckets as by brute force, whatever happens in whatever order. */
class HistoryFactsTest {
    private static final Instant START = Instant.parse("2026-01-15T12:00:00Z");
    private static final int HISTORIES = 10;
    private static final int EVENTS = 200;
    private static final List<String> FUNCTIONS = List.of(
            "function: count",
            "function: sum, field: amount.value",
            "function: avg, field: amount.value",
            "function: min, field: amount.value",
            "function: max, field: amount.value",
            "function: stddev, field: amount.value",
            "function: distinct, field: deviceId");
    private static final List<String> OF_TIMES = List.of(
            "function: last, field: deviceId",
            "function: last, field: amount.value",
            "function: last, field: occurredAt",
            "function: first_seen",
            "function: last_seen");
    private static final String PATTERNS = """
              - {name: fact.sequence, function: sequence, key: [userId], window: 1h, unit: steps, description: A sequence,
                 steps: [{source: interactions, where: [{field: type, is: LOGIN}]},
                   {source: interactions, where: [{field: type, is: PAYMENT}]}]}
              - {name: fact.absence, function: absence, key: [userId], window: 1h, within: 5m, unit: logins,
                 description: Logins without a payment, first: {source: interactions, where: [{field: type, is: LOGIN}]},
                 missing: {source: interactions, where: [{field: type, is: PAYMENT}]}}
            """;

    @Test
    void valuesAreThoseOfBruteForceWithEventsLateByLessThanATenthOfTheWindow() throws ReleaseRefused {
        FactCatalogue facts = ReleaseCompiler.facts(declarations());
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            MemoryFacts right = new MemoryFacts();
            HistoryFacts kept = new HistoryFacts(facts.facts());
            long seconds = 0;
            for (int i = 0; i < EVENTS; i++) {
                seconds += random.nextInt(10) == 0 ? random.nextInt(4_000) : random.nextInt(40);
                Event event = event(random, seconds - random.nextInt(50));
                FactValues expected = right.apply(facts, event);
                FactValues values = new FactValues(facts.size());
                kept.apply(event, values);
                facts.derive(values);
                assertSame(facts, values, expected, "history " + seed + ", event " + i);
            }
        }
    }

    @Test
    void whatABusyEntityDoesInBetweenLosesNoStepAndNoUnansweredEvent() throws ReleaseRefused {
        FactCatalogue facts = ReleaseCompiler.facts("facts:\n" + PATTERNS);
        MemoryFacts right = new MemoryFacts();
        HistoryFacts kept = new HistoryFacts(facts.facts());
        for (int i = 0; i < 5_000; i++) {
            boolean login = i % 1_700 == 0 || (i > 400 && i < 405);
            Event event = new Event(
                    FactSource.INTERACTION,
                    login ? "LOGIN" : "PAYMENT",
                    START.plusMillis(900L * i),
                    Map.of("userId", "u-1"));
            FactValues values = new FactValues(facts.size());
            kept.apply(event, values);
            assertSame(facts, values, right.apply(facts, event), "event " + i);
        }
    }

    @Test
    void memoryIsForgottenWithTheWindow() throws ReleaseRefused {
        FactCatalogue facts =
                ReleaseCompiler.facts("facts:\n" + declaration("fact.a", "function: count, window: 10m", ""));
        HistoryFacts kept = new HistoryFacts(facts.facts());
        kept.apply(event(new Random(1), 0), null);
        long one = kept.bytes();
        for (int i = 1; i < 10_000; i++) {
            kept.apply(event(new Random(1), 60L * i), null);
        }
        assertThat(kept.bytes()).isBetween(one, 20 * one);
    }

    private static void assertSame(FactCatalogue facts, FactValues values, FactValues expected, String at) {
        for (FactDefinition fact : facts.facts()) {
            int slot = fact.slot();
            String what = at + ": " + fact.name() + " " + fact.function() + " " + fact.window();
            assertThat(values.has(slot)).as(what).isEqualTo(expected.has(slot));
            assertThat(values.text(slot)).as(what).isEqualTo(expected.text(slot));
            if (values.has(slot) && values.text(slot) == null) {
                double number = expected.number(slot);
                assertThat(values.number(slot))
                        .as(what)
                        .isCloseTo(number, within(1e-9 * Math.max(1, Math.abs(number))));
            }
        }
    }

    private static String declarations() {
        List<String> facts = new ArrayList<>();
        for (String window : List.of("10m", "1h", "30d", "life")) {
            FUNCTIONS.forEach(function -> facts.add(function + ", window: " + window));
            OF_TIMES.forEach(function -> facts.add(function + ", window: " + window));
        }
        facts.add("function: count, window: 10m, include: current");
        facts.add("function: max, field: amount.value, window: 1h, include: current");
        StringBuilder yaml = new StringBuilder("facts:\n");
        for (int i = 0; i < facts.size(); i++) {
            yaml.append(declaration(
                    "fact.f" + i, facts.get(i), i % 2 == 0 ? "" : ", where: [{field: type, in: [PAYMENT]}]"));
        }
        yaml.append(
                declaration("fact.labels", "function: count, window: 1h", "").replace("interactions", "labels"));
        yaml.append(PATTERNS);
        yaml.append("""
                  - {name: fact.ratio, function: ratio, of: fact.f0, over: fact.f12, min: 1, unit: share, description: A share}
                """);
        return yaml.toString();
    }

    private static String declaration(String name, String what, String where) {
        return "  - {name: " + name + ", " + what + ", key: [userId], source: interactions" + where
                + ", unit: things, description: Some}\n";
    }

    private static Event event(Random random, long seconds) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("userId", "u-" + random.nextInt(3));
        if (random.nextInt(5) > 0) {
            fields.put("amount.value", random.nextInt(10_000) / 100.0);
        }
        if (random.nextInt(5) > 0) {
            fields.put("deviceId", "d-" + random.nextInt(6));
        }
        FactSource source = random.nextInt(6) == 0 ? FactSource.LABEL : FactSource.INTERACTION;
        return new Event(
                source,
                random.nextBoolean() ? "PAYMENT" : "LOGIN",
                START.plusSeconds(seconds).plusMillis(random.nextInt(1_000)),
                fields);
    }
}
