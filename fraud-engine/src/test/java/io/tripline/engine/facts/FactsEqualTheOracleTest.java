package io.tripline.engine.facts;

import static io.tripline.engine.facts.Samples.DEVICE;
import static io.tripline.engine.facts.Samples.NOON;
import static io.tripline.engine.facts.Samples.USER;
import static io.tripline.engine.facts.Samples.absence;
import static io.tripline.engine.facts.Samples.catalogue;
import static io.tripline.engine.facts.Samples.events;
import static io.tripline.engine.facts.Samples.fact;
import static io.tripline.engine.facts.Samples.sequence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactFunction;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.FactValues;
import io.tripline.rules.fact.Filter;
import io.tripline.rules.fact.MemoryFacts;
import io.tripline.rules.fact.Selection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;

/** Any stream, cut, crash and redelivery: facts are those of an oracle that has all events and sees each once. */
class FactsEqualTheOracleTest {
    private static final List<String> BOTH = List.of("userId", "deviceId");
    private static final Selection LOGIN = events(FactSource.INTERACTION, "LOGIN");
    private static final Selection PAYMENT = events(FactSource.INTERACTION, "PAYMENT");
    private static final Selection ANY = new Selection(FactSource.INTERACTION, List.of());
    private static final Selection FRAUD = new Selection(FactSource.LABEL, List.of());
    private static final Selection WATCHED = new Selection(
            FactSource.USER_ACTIVITY, List.of(new Filter("standing", Filter.Operator.EQ, List.of("WATCHED"))));
    private static final FactCatalogue ALL = catalogue(
            fact("user.payments.count_1m", FactFunction.COUNT, null, USER, Duration.ofMinutes(1)),
            fact("user.payments.sum_10m", FactFunction.SUM, "amount.value", USER, Duration.ofMinutes(10)),
            fact("user.payments.avg_1h", FactFunction.AVG, "amount.value", USER, Duration.ofHours(1)),
            fact("user.payments.stddev_1h", FactFunction.STDDEV, "amount.value", USER, Duration.ofHours(1)),
            fact("user.payments.max_75s", FactFunction.MAX, "amount.value", USER, Duration.ofSeconds(75)),
            fact("user.payments.min", FactFunction.MIN, "amount.value", USER, null),
            fact("user.devices_10m", FactFunction.DISTINCT, "deviceId", USER, Duration.ofMinutes(10)),
            fact("user.devices", FactFunction.DISTINCT, "deviceId", USER, null),
            fact("user.last_amount", FactFunction.LAST, "amount.value", USER, null),
            fact("user.first_payment", FactFunction.FIRST_SEEN, null, USER, null),
            any("user.last_seen", FactFunction.LAST_SEEN, null, USER, null, FactSource.INTERACTION, false),
            any("user.standing", FactFunction.LAST, "standing", USER, null, FactSource.USER_ACTIVITY, false),
            any("user.registered", FactFunction.LAST, "registeredAt", USER, null, FactSource.USER_ACTIVITY, false),
            any("user.frauds", FactFunction.COUNT, null, USER, Duration.ofMinutes(30), FactSource.LABEL, false),
            any(
                    "user.count_with_1m",
                    FactFunction.COUNT,
                    null,
                    USER,
                    Duration.ofMinutes(1),
                    FactSource.INTERACTION,
                    true),
            fact("device.users_1h", FactFunction.DISTINCT, "userId", DEVICE, Duration.ofHours(1)),
            any(
                    "device.count_10s",
                    FactFunction.COUNT,
                    null,
                    DEVICE,
                    Duration.ofSeconds(10),
                    FactSource.INTERACTION,
                    false),
            fact("device.sum_with", FactFunction.SUM, "amount.value", DEVICE, null),
            fact("pair.first", FactFunction.FIRST_SEEN, null, BOTH, null),
            any(
                    "pair.max_with_10m",
                    FactFunction.MAX,
                    "amount.value",
                    BOTH,
                    Duration.ofMinutes(10),
                    FactSource.INTERACTION,
                    true),
            sequence("user.login_then_pay_10m", USER, Duration.ofMinutes(10), false, LOGIN, PAYMENT),
            sequence("user.three_payments_1m", USER, Duration.ofMinutes(1), true, PAYMENT, ANY, PAYMENT),
            sequence("user.takeover_20m", USER, Duration.ofMinutes(20), true, FRAUD, WATCHED, LOGIN, PAYMENT),
            sequence("device.login_then_pay_1h", DEVICE, Duration.ofHours(1), false, LOGIN, PAYMENT, PAYMENT),
            absence("user.pay_no_login_1h", USER, Duration.ofHours(1), PAYMENT, LOGIN, Duration.ofMinutes(2)),
            absence("user.watched_no_pay_10m", USER, Duration.ofMinutes(10), WATCHED, PAYMENT, Duration.ofSeconds(9)),
            absence("pair.single_payment_1h", BOTH, Duration.ofHours(1), PAYMENT, PAYMENT, Duration.ofMinutes(20)),
            Samples.ratio("user.spend_per_payment", 1, 0));

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void factsEqualTheOracleHoweverTheLogIsCutAndRedelivered(@ForAll long seed) {
        Run run = new Run(new Random(seed));
        while (run.hasMore()) {
            run.poll();
        }
    }

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void factsEqualThoseInMemoryThatScenariosUse(@ForAll long seed) {
        Random random = new Random(seed);
        FactStore store = RedisOfTests.emptyStore();
        MemoryFacts memory = new MemoryFacts();
        long at = NOON.toEpochMilli();
        long offset = 0;
        for (int batches = random.nextInt(1, 8); batches > 0; batches--) {
            List<SourcedEvent> batch = new ArrayList<>();
            List<FactValues> expected = new ArrayList<>();
            for (int i = random.nextInt(1, 15); i > 0; i--) {
                at += random.nextInt(10) == 0 ? random.nextInt(900_000) : random.nextInt(4) * random.nextInt(3_000);
                Event event = Run.event(Instant.ofEpochMilli(at), random);
                batch.add(new SourcedEvent(event, "all-0", offset++, true));
                expected.add(memory.apply(ALL, event));
            }
            List<FactValues> values = store.apply(ALL, batch);
            for (int i = 0; i < batch.size(); i++) {
                assertSame(values.get(i), expected.get(i));
            }
        }
    }

    private static void assertSame(FactValues actual, FactValues expected) {
        for (FactDefinition fact : ALL.facts()) {
            int slot = fact.slot();
            assertThat(actual.has(slot)).as(fact.name()).isEqualTo(expected.has(slot));
            assertThat(actual.text(slot)).as(fact.name()).isEqualTo(expected.text(slot));
            if (expected.has(slot) && expected.text(slot) == null) {
                assertThat(actual.number(slot))
                        .as(fact.name())
                        .isCloseTo(expected.number(slot), within(1e-6 + 1e-9 * Math.abs(expected.number(slot))));
            }
        }
    }

    private static FactDefinition any(
            String name,
            FactFunction function,
            @Nullable String field,
            List<String> key,
            @Nullable Duration window,
            FactSource source,
            boolean includeCurrent) {
        return fact(name, function, field, key, window, source, List.of(), includeCurrent);
    }

    /** One life of a log and its consumer. */
    private static final class Run {
        private final Random random;
        private final FactStore store = RedisOfTests.emptyStore();
        private final Map<String, List<Event>> log = new HashMap<>();
        private final Map<String, Integer> committed = new HashMap<>();
        private final Map<List<String>, List<Event>> past = new HashMap<>();
        private final Map<String, Object> expected = new HashMap<>();
        private final Map<String, FactValues> answered = new HashMap<>();

        Run(Random random) {
            this.random = random;
            long at = NOON.toEpochMilli();
            for (int i = random.nextInt(1, 70); i > 0; i--) {
                at += random.nextInt(10) == 0 ? random.nextInt(900_000) : random.nextInt(4) * random.nextInt(3_000);
                long late = random.nextInt(6) == 0 ? random.nextInt(random.nextInt(10) == 0 ? 5_000_000 : 60_000) : 0;
                Event event = event(Instant.ofEpochMilli(at - late), random);
                String partition = event.source().topic() + "-" + random.nextInt(2);
                log.computeIfAbsent(partition, p -> new ArrayList<>()).add(event);
            }
            log.keySet().forEach(partition -> committed.put(partition, 0));
        }

        boolean hasMore() {
            return log.entrySet().stream()
                    .anyMatch(entry -> committed.getOrDefault(entry.getKey(), 0)
                            < entry.getValue().size());
        }

        /** Takes some of each partition, in any interleaving; may die after Redis moved, wholly or in part. */
        void poll() {
            Map<String, Integer> next = new HashMap<>(committed);
            List<SourcedEvent> batch = new ArrayList<>();
            List<String> partitions = new ArrayList<>(log.keySet());
            for (int i = random.nextInt(1, 25); i > 0; i--) {
                String partition = partitions.get(random.nextInt(partitions.size()));
                int at = next.getOrDefault(partition, 0);
                List<Event> events = log.getOrDefault(partition, List.of());
                if (at < events.size()) {
                    Event event = events.get(at);
                    batch.add(new SourcedEvent(event, partition, 7L * at, event.source() == FactSource.INTERACTION));
                    next.put(partition, at + 1);
                }
            }
            switch (random.nextInt(4)) {
                case 0 ->
                    apply(
                            batch,
                            catalogue(onlyFactsOf(List.of(USER, DEVICE, BOTH).get(random.nextInt(3)))));
                case 1 -> apply(batch, ALL);
                default -> {
                    apply(batch, ALL);
                    committed.putAll(next);
                }
            }
        }

        private void apply(List<SourcedEvent> batch, FactCatalogue facts) {
            batch.forEach(event -> expect(event, facts));
            List<FactValues> values = store.apply(facts, batch);
            for (int i = 0; i < batch.size(); i++) {
                check(batch.get(i), facts, values.get(i));
            }
        }

        private void expect(SourcedEvent sourced, FactCatalogue facts) {
            facts.facts().stream().map(FactDefinition::key).distinct().forEach(key -> {
                String place = sourced.partition() + "@" + sourced.offset() + key;
                if (expected.putIfAbsent(place, true) == null) {
                    expectFirstTime(sourced, key);
                }
            });
        }

        private void expectFirstTime(SourcedEvent sourced, List<String> key) {
            List<Event> before = past.computeIfAbsent(key, k -> new ArrayList<>());
            List<Event> with = new ArrayList<>(before);
            with.add(sourced.event());
            for (FactDefinition fact : onlyFactsOf(key)) {
                if (fact.stored()) {
                    Object value = Oracle.value(fact, fact.includeCurrent() ? with : before, sourced.event());
                    if (value != null) {
                        expected.put(nameAt(sourced, fact), value);
                    }
                }
            }
            before.add(sourced.event());
        }

        private void check(SourcedEvent sourced, FactCatalogue facts, FactValues values) {
            for (FactDefinition fact : facts.facts()) {
                if (!fact.stored()) {
                    continue;
                }
                Object value = expected.get(nameAt(sourced, fact));
                if (!sourced.read() || value == null) {
                    assertThat(values.has(fact.slot())).as(fact.name()).isFalse();
                } else if (value instanceof Double number) {
                    assertThat(values.number(fact.slot()))
                            .as(fact.name())
                            .isCloseTo(number, within(1e-7 + 1e-9 * Math.abs(number)));
                } else {
                    assertThat(values.text(fact.slot())).as(fact.name()).isEqualTo(value);
                }
            }
            if (facts == ALL) {
                FactValues first = answered.putIfAbsent(sourced.partition() + "@" + sourced.offset(), values);
                assertThat(values).isEqualTo(first == null ? values : first);
            }
        }

        private static List<FactDefinition> onlyFactsOf(List<String> key) {
            return ALL.facts().stream().filter(fact -> fact.key().equals(key)).toList();
        }

        private static String nameAt(SourcedEvent sourced, FactDefinition fact) {
            return fact.name() + " of " + sourced.partition() + "@" + sourced.offset();
        }

        static Event event(Instant at, Random random) {
            Map<String, Object> fields = new HashMap<>();
            fields.put("userId", "u" + random.nextInt(3));
            if (random.nextInt(4) > 0) {
                fields.put(
                        "deviceId", random.nextInt(3) == 0 ? "d{1}" : "a device with a long name " + random.nextInt(4));
            }
            return switch (random.nextInt(10)) {
                case 0 -> new Event(FactSource.LABEL, "PAYMENT", at, fields);
                case 1, 2 -> {
                    fields.put("standing", random.nextBoolean() ? "WATCHED" : "ACTIVE");
                    fields.put("registeredAt", 1.7e9 + random.nextInt(1000) / 1000.0);
                    yield new Event(FactSource.USER_ACTIVITY, "STANDING_CHANGED", at, fields);
                }
                case 3 -> new Event(FactSource.INTERACTION, "LOGIN", at, fields);
                default -> {
                    if (random.nextInt(8) > 0) {
                        fields.put(
                                "amount.value",
                                random.nextInt(4) == 0 ? 1e6 + random.nextInt(9) : random.nextInt(5000) / 100.0);
                    }
                    yield new Event(FactSource.INTERACTION, "PAYMENT", at, fields);
                }
            };
        }
    }
}
