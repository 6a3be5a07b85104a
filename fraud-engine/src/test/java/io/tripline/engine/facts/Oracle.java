package io.tripline.engine.facts;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.Selection;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Computes a fact from the list of all events, by the words of its documentation and nothing else. */
final class Oracle {
    private static final long LATE_BUCKETS = 6;

    private Oracle() {}

    /** The fact for the event {@code at}, after the events {@code past} in the order in which they came. */
    static @Nullable Object value(FactDefinition fact, List<Event> past, Event at) {
        List<String> entity = fact.entityOf(at);
        if (entity == null) {
            return null;
        }
        List<Event> counted = past.stream()
                .filter(event -> fact.countedBy(event) && entity.equals(fact.entityOf(event)))
                .toList();
        return switch (fact.function()) {
            case DISTINCT -> distinct(fact, counted, at);
            case SEQUENCE -> steps(fact, inOrder(fact, counted, at));
            case ABSENCE -> alone(fact, inOrder(fact, counted, at), at);
            default -> aggregate(fact, inWindow(fact, counted, at), at);
        };
    }

    /** By time, events of one time as they came. */
    private static List<Event> inOrder(FactDefinition fact, List<Event> counted, Event at) {
        long now = at.time().toEpochMilli();
        long window = Objects.requireNonNull(fact.window()).toMillis();
        long newest = counted.stream()
                .mapToLong(event -> event.time().toEpochMilli())
                .max()
                .orElse(0);
        long kept = newest - window - LATE_BUCKETS * Math.max(1000, window / 60);
        return counted.stream()
                .filter(event -> event.time().toEpochMilli() > Math.max(kept, now - window))
                .filter(event -> event.time().toEpochMilli() <= now)
                .sorted(Comparator.comparing(Event::time))
                .toList();
    }

    /** Step by step, all the places at which it can have been taken. */
    private static double steps(FactDefinition fact, List<Event> events) {
        Set<Integer> taken = Set.of(-1);
        int steps = 0;
        for (Selection step : fact.selections()) {
            Set<Integer> next = new HashSet<>();
            for (int before : taken) {
                for (int i = before + 1; i < events.size(); i++) {
                    if (step.holds(events.get(i))) {
                        next.add(i);
                    }
                }
            }
            if (next.isEmpty()) {
                break;
            }
            taken = next;
            steps++;
        }
        return steps;
    }

    private static double alone(FactDefinition fact, List<Event> events, Event at) {
        Selection first = fact.selections().getFirst();
        Selection missing = fact.selections().getLast();
        Duration within = Objects.requireNonNull(fact.within());
        int alone = 0;
        for (Event event : events) {
            Instant end = event.time().plus(within);
            boolean answered = false;
            for (Event other : events) {
                answered |= missing.holds(other)
                        && other.time().isAfter(event.time())
                        && !other.time().isAfter(end);
            }
            alone += first.holds(event) && !end.isAfter(at.time()) && !answered ? 1 : 0;
        }
        return alone;
    }

    private static List<Event> inWindow(FactDefinition fact, List<Event> counted, Event at) {
        return counted.stream()
                .filter(event -> within(fact, counted, event.time().toEpochMilli(), at))
                .toList();
    }

    private static boolean within(FactDefinition fact, List<Event> counted, long sighting, Event at) {
        if (fact.window() == null) {
            return true;
        }
        long window = fact.window().toMillis();
        long width = Math.max(1000, window / 60);
        long newest = counted.stream()
                .mapToLong(event -> event.time().toEpochMilli() / width)
                .max()
                .orElse(0);
        long bucket = sighting / width;
        long now = at.time().toEpochMilli();
        return bucket > (now - window) / width
                && bucket <= now / width
                && bucket > newest - Math.ceilDiv(window, width) - LATE_BUCKETS;
    }

    /** By any sighting in the window; for an event that comes too late for that, by the last sighting. */
    private static double distinct(FactDefinition fact, List<Event> counted, Event at) {
        Map<Object, Long> last = new HashMap<>();
        for (Event event : counted) {
            last.merge(Objects.requireNonNull(fact.valueIn(event)), event.time().toEpochMilli(), Math::max);
        }
        if (fact.window() != null && !counted.isEmpty()) {
            long width = Math.max(1000, fact.window().toMillis() / 60);
            long newest = Collections.max(last.values()) / width;
            if (newest > at.time().toEpochMilli() / width + LATE_BUCKETS) {
                return last.values().stream()
                        .filter(sighting -> within(fact, counted, sighting, at))
                        .count();
            }
        }
        return inWindow(fact, counted, at).stream()
                .map(fact::valueIn)
                .distinct()
                .count();
    }

    private static @Nullable Object aggregate(FactDefinition fact, List<Event> events, Event at) {
        double[] values = events.stream()
                .map(fact::valueIn)
                .mapToDouble(value -> value instanceof Double number ? number : 0)
                .toArray();
        double sum = Arrays.stream(values).sum();
        int n = values.length;
        return switch (fact.function()) {
            case COUNT -> (double) n;
            case SUM -> sum;
            case AVG -> n == 0 ? null : (Object) (sum / n);
            case MIN -> Arrays.stream(values).boxed().min(Double::compare).orElse(null);
            case MAX -> Arrays.stream(values).boxed().max(Double::compare).orElse(null);
            case STDDEV -> n < 2 ? null : (Object) deviation(values, sum / n);
            case LAST -> last(fact, events, at);
            case FIRST_SEEN ->
                events.stream()
                        .map(event -> age(event, at))
                        .max(Double::compare)
                        .orElse(null);
            case LAST_SEEN ->
                events.stream()
                        .map(event -> age(event, at))
                        .min(Double::compare)
                        .orElse(null);
            case DISTINCT, SEQUENCE, ABSENCE, RATIO, LISTED -> throw new IllegalArgumentException(fact.name());
        };
    }

    private static @Nullable Object last(FactDefinition fact, List<Event> events, Event at) {
        Event last = null;
        for (Event event : events) {
            last = last == null || !event.time().isBefore(last.time()) ? event : last;
        }
        Object value = last == null ? null : fact.valueIn(last);
        return fact.age() && value instanceof Double then
                ? (Object) Math.max(0, at.time().toEpochMilli() / 1000.0 - then)
                : value;
    }

    private static double age(Event event, Event at) {
        return Math.max(0, (at.time().toEpochMilli() - event.time().toEpochMilli()) / 1000.0);
    }

    private static double deviation(double[] values, double mean) {
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / values.length);
    }
}
