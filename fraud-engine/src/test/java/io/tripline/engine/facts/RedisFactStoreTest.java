package io.tripline.engine.facts;

import static io.tripline.engine.facts.RedisOfTests.CLIENT;
import static io.tripline.engine.facts.RedisOfTests.emptyStore;
import static io.tripline.engine.facts.Samples.NOON;
import static io.tripline.engine.facts.Samples.USER;
import static io.tripline.engine.facts.Samples.catalogue;
import static io.tripline.engine.facts.Samples.fact;
import static io.tripline.engine.facts.Samples.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactFunction;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.FactValues;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;

class RedisFactStoreTest {
    private static final FactDefinition COUNT =
            fact("user.payments.count_10m", FactFunction.COUNT, null, USER, Duration.ofMinutes(10));
    private static final FactDefinition SUM =
            fact("user.payments.sum_1h", FactFunction.SUM, "amount.value", USER, Duration.ofHours(1));
    private static final FactDefinition MAX = fact("user.payments.max", FactFunction.MAX, "amount.value", USER, null);
    private static final FactCatalogue COUNT_AND_SUM = catalogue(COUNT, SUM);

    @Test
    void eachEventOfABatchReadsTheOnesBeforeIt() {
        List<FactValues> values =
                emptyStore().apply(COUNT_AND_SUM, List.of(at(0, "ann", 5), at(1, "bob", 7), at(2, "ann", 10)));

        assertThat(values).extracting(facts -> facts.number(0)).containsExactly(0.0, 0.0, 1.0);
        assertThat(values).extracting(facts -> facts.number(1)).containsExactly(0.0, 0.0, 5.0);
    }

    @Test
    void anEventThatDoesNotReadIsCountedAndAnswersNothing() {
        FactStore store = emptyStore();

        FactValues silent = store.apply(
                        COUNT_AND_SUM, List.of(new SourcedEvent(payment("ann", 5, NOON), "interactions-0", 0, false)))
                .getFirst();

        assertThat(silent).isEqualTo(new FactValues(2));
        assertThat(count(store, at(1, "ann", 5))).isEqualTo(1);
    }

    @Test
    void anEmptyBatchAnswersNothing() {
        assertThat(emptyStore().apply(COUNT_AND_SUM, List.of())).isEmpty();
    }

    @Test
    void aRedeliveredEventReadsWhatItReadTheFirstTimeUntilItIsKnownToBeStored() {
        FactStore store = emptyStore();
        store.apply(COUNT_AND_SUM, List.of(at(0, "ann", 5), at(1, "ann", 5), at(2, "ann", 5)));

        assertThat(count(store, at(0, "ann", 5))).isZero();
        assertThat(count(store, at(1, "ann", 5))).isEqualTo(1);
        assertThat(count(store, at(3, "ann", 5))).isEqualTo(3);
        assertThat(count(store, at(1, "ann", 5)))
                .as("below the first offset of the last batch")
                .isEqualTo(4);
    }

    @Test
    void aRedeliveredEventReadsThePresentValueOfAFactThatANewReleaseAdded() {
        FactStore store = emptyStore();
        store.apply(COUNT_AND_SUM, List.of(at(0, "ann", 5), at(1, "ann", 7)));

        FactCatalogue newer = catalogue(MAX, COUNT);
        FactValues again =
                store.apply(newer, List.of(at(0, "ann", 5), at(1, "ann", 7))).getLast();

        assertThat(again.has(0)).isFalse();
        assertThat(again.number(1)).isEqualTo(1);
        FactValues next =
                store.apply(newer, List.of(at(2, "ann", 9), at(3, "ann", 1))).getLast();
        assertThat(next.number(0)).isEqualTo(9);
        assertThat(next.number(1)).isEqualTo(3);
    }

    @Test
    void theSameFactUnderAnotherNameGoesOnWhereItWas() {
        FactStore store = emptyStore();
        store.apply(COUNT_AND_SUM, List.of(at(0, "ann", 5)));
        FactDefinition renamed = fact("user.pay_10m", FactFunction.COUNT, null, USER, Duration.ofMinutes(10));

        FactValues values =
                store.apply(catalogue(MAX, renamed), List.of(at(1, "ann", 5))).getFirst();

        assertThat(values.number(1)).isEqualTo(1);
    }

    @Test
    void twoFactsOfOneSeriesCountAnEventOnce() {
        FactStore store = emptyStore();
        FactDefinition with = fact(
                "with_current",
                COUNT.function(),
                null,
                USER,
                COUNT.window(),
                FactSource.INTERACTION,
                COUNT.selections().getFirst().where(),
                true);
        FactCatalogue facts = catalogue(COUNT, with);

        FactValues values =
                store.apply(facts, List.of(at(0, "ann", 5), at(1, "ann", 5))).getLast();

        assertThat(values.number(0)).isEqualTo(1);
        assertThat(values.number(1)).isEqualTo(2);
    }

    @Test
    void anEventThatIsTakenBackLeavesCountsSumsAveragesAndDeviationsAndNothingElse() {
        FactStore store = emptyStore();
        Duration hour = Duration.ofHours(1);
        FactCatalogue facts = catalogue(
                COUNT,
                SUM,
                fact("avg", FactFunction.AVG, "amount.value", USER, hour),
                fact("stddev", FactFunction.STDDEV, "amount.value", USER, hour),
                MAX);
        store.apply(facts, List.of(at(0, "ann", 4), at(1, "ann", 10), at(2, "ann", 8)));
        SourcedEvent undo = SourcedEvent.takingBack(at(1, "ann", 10).event(), "interactions-0", 3);

        store.apply(facts, List.of(undo));
        store.apply(facts, List.of(undo, at(4, "bob", 10)));

        FactValues left = store.apply(facts, List.of(at(5, "ann", 1))).getFirst();
        assertThat(left.number(0)).isEqualTo(2);
        assertThat(left.number(1)).isEqualTo(12);
        assertThat(left.number(2)).isEqualTo(6);
        assertThat(left.number(3)).isCloseTo(2, within(1e-9));
        assertThat(left.number(4)).isEqualTo(10);
    }

    @Test
    void whatIsTakenBackToTheLastLeavesNothing() {
        FactStore store = emptyStore();
        Duration hour = Duration.ofHours(1);
        FactCatalogue facts = catalogue(
                COUNT,
                SUM,
                fact("avg", FactFunction.AVG, "amount.value", USER, hour),
                fact("stddev", FactFunction.STDDEV, "amount.value", USER, hour));
        store.apply(facts, List.of(at(0, "ann", 4)));
        SourcedEvent undo = SourcedEvent.takingBack(at(0, "ann", 4).event(), "interactions-0", 1);
        SourcedEvent neverCounted =
                SourcedEvent.takingBack(payment("ann", 7, NOON.minusSeconds(300)), "interactions-0", 2);

        store.apply(facts, List.of(undo, neverCounted));

        FactValues left =
                store.apply(facts, List.of(at(3, "ann", 1), at(4, "ann", 1))).getFirst();
        assertThat(left.number(0)).isZero();
        assertThat(left.number(1)).isZero();
        assertThat(left.has(2)).isFalse();
        assertThat(left.has(3)).isFalse();
        assertThat(store.apply(facts, List.of(at(5, "ann", 3))).getFirst().number(3))
                .isZero();
    }

    @Test
    void peekReadsAsTheNextEventWouldAndChangesNothing() {
        FactStore store = emptyStore();
        FactDefinition with = fact(
                "with_current",
                COUNT.function(),
                null,
                USER,
                COUNT.window(),
                FactSource.INTERACTION,
                COUNT.selections().getFirst().where(),
                true);
        FactCatalogue facts = catalogue(COUNT, with, SUM, Samples.ratio("mean", 2, 0));
        store.apply(facts, List.of(at(0, "ann", 6), at(1, "ann", 8)));

        FactValues first = store.peek(facts, payment("ann", 5, NOON));
        FactValues second = store.peek(facts, payment("ann", 5, NOON));

        assertThat(first).isEqualTo(second);
        assertThat(first.number(0)).isEqualTo(2);
        assertThat(first.number(1)).isEqualTo(3);
        assertThat(first.number(3)).isEqualTo(7);
    }

    @Test
    void countsNoMoreMembersThanItKeepsAndDropsTheOneSeenLongestAgo() {
        FactStore store = emptyStore();
        FactCatalogue facts =
                catalogue(fact("user.devices", FactFunction.DISTINCT, "deviceId", USER, Duration.ofDays(1)));
        List<SourcedEvent> events = new ArrayList<>();
        for (int i = 0; i <= FactDefinition.MAX_MEMBERS; i++) {
            events.add(new SourcedEvent(fromDevice(i), "interactions-0", i, false));
        }
        store.apply(facts, events);

        assertThat(store.peek(facts, fromDevice(5000)).number(0)).isEqualTo(FactDefinition.MAX_MEMBERS);
        assertThat(members(store, facts, 1))
                .as("device 0 went first, 1 is kept")
                .isEqualTo(FactDefinition.MAX_MEMBERS);
    }

    @Test
    void sendsAllCallsOfABatchBeforeItReadsTheFirstAnswer() {
        try (Forwarder forwarder = new Forwarder(0, RedisOfTests.port())) {
            FactStore store = emptyStore();
            count(store, at(0, "warm", 1));
            RedissonClient client = RedisOfTests.client("redis://127.0.0.1:" + forwarder.port());
            FactStore watched = RedisOfTests.store(client);
            count(watched, at(1, "warm", 1));
            List<SourcedEvent> batch = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                batch.add(at(2 + i, "user-" + i % 200, i));
            }
            forwarder.holdAnswersUntil(200);

            List<FactValues> values = watched.apply(COUNT_AND_SUM, batch);

            assertThat(values).hasSize(300);
            client.shutdown();
        }
    }

    @Test
    void loadsItsLibraryAgainWhenRedisHasLostIt() {
        FactStore store = emptyStore();
        count(store, at(0, "ann", 5));
        CLIENT.getFunction().flush();

        assertThat(count(store, at(1, "ann", 5))).isEqualTo(1);
        CLIENT.getFunction().flush();
        assertThat(store.peek(COUNT_AND_SUM, payment("ann", 5, NOON)).number(0)).isEqualTo(2);
    }

    @Test
    void aKeyOutlivesItsLongestWindowByADay() {
        FactStore store = emptyStore();
        count(store, at(0, "ann", 5));

        Duration left = timeToLive(RedisOfTests.key("userId=ann"));

        assertThat(left).isBetween(Duration.ofHours(25).minusMinutes(1), Duration.ofHours(25));
    }

    @Test
    void aKeyWithAFactForLifeLivesTwoYearsAfterItsLastEvent() {
        FactStore store = emptyStore();
        store.apply(catalogue(MAX), List.of(at(0, "ann", 5)));
        CLIENT.getBucket(RedisOfTests.key("userId=ann")).expire(Duration.ofMinutes(1));

        FactStore anHourLater =
                RedisOfTests.store(CLIENT, InstantSource.fixed(Instant.now().plus(Duration.ofHours(1))));
        anHourLater.apply(catalogue(MAX), List.of(at(1, "ann", 5)));

        assertThat(timeToLive(RedisOfTests.key("userId=ann"))).isGreaterThan(Duration.ofDays(729));
    }

    @Test
    void aSumBeyondAllNumbersIsAbsentUntilItLeavesTheWindow() {
        FactStore store = emptyStore();
        FactDefinition avg = fact("user.avg_1h", FactFunction.AVG, "amount.value", USER, Duration.ofHours(1));
        FactDefinition deviation =
                fact("user.stddev_1h", FactFunction.STDDEV, "amount.value", USER, Duration.ofHours(1));
        FactCatalogue facts = catalogue(SUM, avg, deviation);

        List<FactValues> values =
                store.apply(facts, List.of(at(0, "ann", 1e308), at(1, "ann", 1e308), at(2, "ann", 5), at(3, "ann", 5)));

        for (int slot = 0; slot < 3; slot++) {
            assertThat(values.getLast().has(slot)).isFalse();
        }
        store.apply(facts, List.of(new SourcedEvent(payment("ann", 7, NOON.plusSeconds(7_200)), "all-1", 0, false)));
        FactValues later = store.peek(facts, payment("ann", 7, NOON.plusSeconds(7_201)));
        assertThat(later.number(0)).isEqualTo(7);
        assertThat(later.number(1)).isEqualTo(7);
    }

    @Test
    void anEntityStaysWithinItsBoundHoweverManyEventsItHas() {
        FactStore store = emptyStore();
        List<FactDefinition> facts = new ArrayList<>();
        for (FactFunction function :
                List.of(FactFunction.COUNT, FactFunction.SUM, FactFunction.AVG, FactFunction.STDDEV)) {
            for (Duration window : List.of(Duration.ofMinutes(10), Duration.ofHours(24), Duration.ofDays(30))) {
                String field = function.takesField() ? "amount.value" : null;
                facts.add(fact(function + "_" + window, function, field, USER, window));
            }
        }
        FactCatalogue all = catalogue(facts);
        long bytesOfFew = 0;
        for (int batch = 0; batch < 40; batch++) {
            List<SourcedEvent> events = new ArrayList<>();
            for (int i = 0; i < 250; i++) {
                int n = batch * 250 + i;
                Instant at = NOON.plus(Duration.ofMinutes(11L * n));
                events.add(new SourcedEvent(payment("ann", n / 7.0, at), "interactions-0", n, i == 249));
            }
            store.apply(all, batch == 0 ? events.subList(0, 10) : events);
            if (batch == 0) {
                bytesOfFew = RedisOfTests.bytes("userId=ann");
            }
        }
        long bytes = RedisOfTests.bytes("userId=ann");

        System.out.printf("one entity, 12 facts: %d bytes after 10 events, %d after 9,760%n", bytesOfFew, bytes);
        assertThat(bytes).isLessThan(12_000);
    }

    @Test
    void saysWithinTwoSecondsThatRedisIsAwayAndGoesOnWhenItIsBack() {
        FactStore before = emptyStore();
        count(before, at(0, "ann", 5));
        Forwarder first = new Forwarder(0, RedisOfTests.port());
        int port = first.port();
        first.close();
        RedissonClient client = RedisOfTests.client("redis://127.0.0.1:" + port);
        FactStore store = RedisOfTests.store(client);

        assertUnavailableInTime(store);
        try (Forwarder _ = new Forwarder(port, RedisOfTests.port())) {
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(
                            () -> assertThat(count(store, at(1, "ann", 5))).isEqualTo(1));
        }
        assertUnavailableInTime(store);
        try (Forwarder _ = new Forwarder(port, RedisOfTests.port())) {
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(
                            () -> assertThat(count(store, at(2, "ann", 5))).isEqualTo(2));
        }
        client.shutdown();
    }

    @Test
    void saysWithinTwoSecondsThatRedisHangsAndReadsTheSameAfterwards() {
        FactStore store = emptyStore();
        count(store, at(0, "ann", 5));
        try (Forwarder forwarder = new Forwarder(0, RedisOfTests.port())) {
            RedissonClient client = RedisOfTests.client("redis://127.0.0.1:" + forwarder.port());
            FactStore slow = RedisOfTests.store(client);
            count(slow, at(1, "ann", 5));
            forwarder.holdAnswersUntil(1_000_000);

            assertUnavailableInTime(slow);
            client.shutdown();
        }
        assertThat(count(store, at(9, "ann", 5)))
                .as("applied, though the answer was lost")
                .isEqualTo(2);
        assertThat(count(store, at(10, "ann", 5))).isEqualTo(3);
    }

    private static void assertUnavailableInTime(FactStore store) {
        Instant begun = Instant.now();
        assertThatThrownBy(() -> count(store, at(9, "ann", 5)))
                .isInstanceOf(FactsUnavailable.class)
                .hasMessageContaining("Redis");
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }

    private static double members(FactStore store, FactCatalogue facts, int device) {
        SourcedEvent seenAgain = new SourcedEvent(fromDevice(device), "interactions-0", 10_000L + device, true);
        store.apply(facts, List.of(seenAgain));
        return store.peek(facts, fromDevice(6000)).number(0);
    }

    private static Event fromDevice(int device) {
        Instant at = NOON.plusSeconds(device);
        return new Event(
                FactSource.INTERACTION, "PAYMENT", at, Map.of("userId", "ann", "deviceId", "device-" + device));
    }

    private static double count(FactStore store, SourcedEvent event) {
        return store.apply(COUNT_AND_SUM, List.of(event)).getFirst().number(0);
    }

    private static SourcedEvent at(long offset, String user, double amount) {
        return new SourcedEvent(payment(user, amount, NOON.plusMillis(offset)), "interactions-0", offset, true);
    }

    private static Duration timeToLive(String key) {
        return Duration.ofMillis(CLIENT.getBucket(key).remainTimeToLive());
    }
}
