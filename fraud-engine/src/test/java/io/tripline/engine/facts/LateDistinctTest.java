package io.tripline.engine.facts;

import static io.tripline.engine.facts.Samples.DEVICE;
import static io.tripline.engine.facts.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactFunction;
import io.tripline.rules.fact.FactSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many members are seen again and again, an event late by less than a tenth of the window reads exact facts. */
class LateDistinctTest {
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int EVENTS = 4_000;
    private static final int LATE_SECONDS = 299;

    private static final FactCatalogue FACTS = new FactCatalogue(
            List.of(Samples.fact("device.users_1h", FactFunction.DISTINCT, "userId", DEVICE, WINDOW)));

    @Test
    void readsAllOfSixtyMembersThatWereSeenInEachMinuteSince() {
        FactStore store = RedisOfTests.emptyStore();
        for (int minute = 0; minute <= 6; minute++) {
            for (int user = 0; user < 60; user++) {
                apply(store, List.of(payment(user, NOON.plusSeconds(60L * minute))), minute * 60 + user);
            }
        }

        assertThat(apply(store, List.of(payment(0, NOON.plusSeconds(59))), 1_000))
                .containsExactly(60.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 300, 900})
    void equalsBruteForceForEventsThatComeLateInAnyCutOfTheLog(int users) {
        Random random = new Random(users);
        FactStore store = RedisOfTests.emptyStore();
        List<Event> stream = stream(users, random);
        List<Double> read = new ArrayList<>();
        for (int from = 0; from < EVENTS; ) {
            int to = Math.min(EVENTS, from + 1 + random.nextInt(20));
            read.addAll(apply(store, stream.subList(from, to), from));
            from = to;
        }

        Iterator<Double> values = read.iterator();
        for (int i = 0; i < EVENTS; i++) {
            assertThat(values.next()).as("event %d", i).isEqualTo(users(stream.subList(0, i), stream.get(i)));
        }
    }

    private static List<Event> stream(int users, Random random) {
        List<Event> stream = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            int late = random.nextInt(4) == 0 ? random.nextInt(LATE_SECONDS) : 0;
            stream.add(payment(random.nextInt(users), NOON.plusSeconds(3L * i - late)));
        }
        return stream;
    }

    private static double users(List<Event> before, Event event) {
        long width = WINDOW.toSeconds() / 60;
        long now = event.time().getEpochSecond();
        return before.stream()
                .filter(other -> {
                    long bucket = other.time().getEpochSecond() / width;
                    return bucket > (now - WINDOW.toSeconds()) / width && bucket <= now / width;
                })
                .map(other -> other.field("userId"))
                .distinct()
                .count();
    }

    private static List<Double> apply(FactStore store, List<Event> events, int offset) {
        List<SourcedEvent> batch = new ArrayList<>();
        for (Event event : events) {
            batch.add(new SourcedEvent(event, "interactions-0", offset + batch.size(), true));
        }
        return store.apply(FACTS, batch).stream()
                .map(values -> values.number(0))
                .toList();
    }

    private static Event payment(int user, Instant at) {
        return new Event(FactSource.INTERACTION, "PAYMENT", at, Map.of("userId", "user-" + user, "deviceId", "pad"));
    }
}
