package io.tripline.engine.facts;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactFunction;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        return fact.function() == FactFunction.DISTINCT
                ? distinct(fact, counted, at)
                : aggregate(fact, inWindow(fact, counted, at), at);
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

    private static double distinct(FactDefinition fact, List<Event> counted, Event at) {
        Map<Object, Long> sightings = new HashMap<>();
        for (Event event : counted) {
            sightings.merge(
                    Objects.requireNonNull(fact.valueIn(event)), event.time().toEpochMilli(), Math::max);
        }
        return sightings.values().stream()
                .filter(sighting -> within(fact, counted, sighting, at))
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
            case DISTINCT, RATIO, LISTED -> throw new IllegalArgumentException(fact.name());
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
