package io.tripline.rules.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Facts by brute force: remembers every event and recomputes every value from all of them. It says what is right;
 * scenarios, dry runs of sequences and tests of real stores use it. Not thread-safe, and never forgets.
 */
public final class MemoryFacts {
    private final Map<Entity, List<Sighting>> remembered = new HashMap<>();

    private record Entity(String series, List<String> key) {}

    /** That an event was counted: when, and with what value. */
    record Sighting(long millis, @Nullable Object value) {
        double number() {
            return value instanceof Double number ? number : Double.NaN;
        }

        /** Whether the event belongs to this one of the fact's selections. */
        boolean isOf(int selection) {
            return ((int) number() >> selection & 1) == 1;
        }
    }

    /** Facts as they were just before the event (or with it, where the definition includes it); then counts it. */
    public FactValues apply(FactCatalogue catalogue, Event event) {
        FactValues values = read(catalogue, event);
        count(catalogue, event);
        return values;
    }

    /** Counts the event as {@link #apply} does, and reads nothing. */
    public void count(FactCatalogue catalogue, Event event) {
        Map<Entity, FactDefinition> counting = new LinkedHashMap<>();
        for (FactDefinition fact : catalogue.facts()) {
            if (fact.countedBy(event)) {
                counting.putIfAbsent(entity(catalogue, fact, event).orElseThrow(), fact);
            }
        }
        counting.forEach((entity, fact) ->
                remembered.computeIfAbsent(entity, none -> new ArrayList<>()).add(sighting(fact, event)));
    }

    /** Facts as {@link #apply} would answer; changes nothing. */
    public FactValues read(FactCatalogue catalogue, Event event) {
        FactValues values = new FactValues(catalogue.size());
        for (FactDefinition fact : catalogue.facts()) {
            if (fact.stored()) {
                entity(catalogue, fact, event)
                        .ifPresent(entity -> put(values, fact, counting(fact, entity, event), event));
            }
        }
        catalogue.derive(values);
        return values;
    }

    private List<Sighting> counting(FactDefinition fact, Entity entity, Event event) {
        List<Sighting> all = new ArrayList<>(remembered.getOrDefault(entity, List.of()));
        if (fact.includeCurrent() && fact.countedBy(event)) {
            all.add(sighting(fact, event));
        }
        List<Sighting> counted = all.stream()
                .filter(sighting ->
                        inWindow(fact, sighting.millis(), event.time().toEpochMilli()))
                .toList();
        return fact.function() == FactFunction.DISTINCT ? lastByMember(counted) : counted;
    }

    private static boolean inWindow(FactDefinition fact, long seen, long now) {
        Duration window = fact.window();
        if (window == null) {
            return true;
        }
        if (fact.function().pattern()) {
            return seen > now - window.toMillis() && seen <= now;
        }
        long width = fact.bucket().toMillis();
        long bucket = Math.floorDiv(seen, width);
        return bucket > Math.floorDiv(now - window.toMillis(), width) && bucket <= Math.floorDiv(now, width);
    }

    private static List<Sighting> lastByMember(List<Sighting> sightings) {
        Map<Object, Sighting> last = new LinkedHashMap<>();
        for (Sighting sighting : sightings) {
            if (sighting.value() != null) {
                last.merge(sighting.value(), sighting, (old, now) -> now.millis() >= old.millis() ? now : old);
            }
        }
        return last.values().stream()
                .sorted(Comparator.comparingLong(Sighting::millis).reversed())
                .limit(FactDefinition.MAX_MEMBERS)
                .toList();
    }

    private static void put(FactValues values, FactDefinition fact, List<Sighting> counted, Event event) {
        int slot = fact.slot();
        long now = event.time().toEpochMilli();
        switch (fact.function()) {
            case COUNT, DISTINCT -> values.put(slot, counted.size());
            case SUM -> values.putFinite(slot, sum(counted, Sighting::number));
            case SEQUENCE ->
                values.put(slot, stepsTaken(counted, fact.selections().size()));
            case ABSENCE ->
                values.put(slot, (double) leftAlone(counted, Objects.requireNonNull(fact.within()), event.time()));
            case RATIO, LISTED -> {}
            default -> {
                if (!counted.isEmpty()) {
                    putPresent(values, fact, counted, now);
                }
            }
        }
    }

    private static void putPresent(FactValues values, FactDefinition fact, List<Sighting> counted, long now) {
        int slot = fact.slot();
        switch (fact.function()) {
            case AVG -> values.putFinite(slot, mean(counted));
            case MIN ->
                values.put(
                        slot,
                        counted.stream().mapToDouble(Sighting::number).min().orElseThrow());
            case MAX ->
                values.put(
                        slot,
                        counted.stream().mapToDouble(Sighting::number).max().orElseThrow());
            case STDDEV -> {
                if (counted.size() > 1) {
                    double mean = mean(counted);
                    double squares = sum(counted, sighting -> Math.pow(sighting.number() - mean, 2));
                    values.putFinite(slot, Math.sqrt(squares / counted.size()));
                }
            }
            case FIRST_SEEN ->
                values.put(
                        slot,
                        age(
                                now,
                                counted.stream()
                                        .mapToDouble(Sighting::millis)
                                        .min()
                                        .orElseThrow()));
            case LAST_SEEN ->
                values.put(
                        slot,
                        age(
                                now,
                                counted.stream()
                                        .mapToDouble(Sighting::millis)
                                        .max()
                                        .orElseThrow()));
            case LAST -> putLast(values, fact, counted, now);
            default -> throw new IllegalStateException("no value for " + fact.function());
        }
    }

    private static void putLast(FactValues values, FactDefinition fact, List<Sighting> counted, long now) {
        Sighting last = counted.getFirst();
        for (Sighting sighting : counted) {
            last = sighting.millis() >= last.millis() ? sighting : last;
        }
        switch (last.value()) {
            case Double number -> values.put(fact.slot(), fact.age() ? age(now, number * 1000) : number);
            case String text -> values.put(fact.slot(), text);
            case null, default -> {}
        }
    }

    static int stepsTaken(List<Sighting> counted, int steps) {
        int taken = 0;
        for (Sighting sighting : inOrder(counted)) {
            taken += taken < steps && sighting.isOf(taken) ? 1 : 0;
        }
        return taken;
    }

    static long leftAlone(List<Sighting> counted, Duration within, Instant now) {
        return counted.stream()
                .filter(event -> event.isOf(0) && event.millis() + within.toMillis() <= now.toEpochMilli())
                .filter(event -> counted.stream()
                        .noneMatch(other -> other.isOf(1)
                                && other.millis() > event.millis()
                                && other.millis() <= event.millis() + within.toMillis()))
                .count();
    }

    /** By time; at one time as they came. */
    private static List<Sighting> inOrder(List<Sighting> sightings) {
        return sightings.stream()
                .sorted(Comparator.comparingLong(Sighting::millis))
                .toList();
    }

    /** In seconds, of times in milliseconds. Never negative: what happened later than now has no age yet. */
    private static double age(long now, double then) {
        return Math.max(0, (now - then) / 1000);
    }

    private static double mean(List<Sighting> sightings) {
        return sum(sightings, Sighting::number) / sightings.size();
    }

    private static double sum(List<Sighting> sightings, ToDoubleFunction<Sighting> value) {
        return sightings.stream().mapToDouble(value).sum();
    }

    private static Sighting sighting(FactDefinition fact, Event event) {
        return new Sighting(event.time().toEpochMilli(), fact.valueIn(event));
    }

    private static Optional<Entity> entity(FactCatalogue catalogue, FactDefinition fact, Event event) {
        return Optional.ofNullable(fact.entityOf(event)).map(key -> new Entity(catalogue.seriesOf(fact), key));
    }
}
