package io.tripline.rules.fact;

import static java.util.Objects.requireNonNull;

import io.tripline.rules.fact.MemoryFacts.Sighting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is remembered for one fact of one entity. Not thread-safe. */
final class HistorySeries {
    /** How many buckets more than the window are kept, for events that come late. */
    private static final int LATE_BUCKETS = 6;

    private static final int BYTES_OF_SIGHTING = 56;

    private final FactDefinition definition;
    private final TreeMap<Long, HistoryBucket> buckets = new TreeMap<>();
    /** For patterns only: by time, at one time as they came. */
    private final List<Sighting> trail = new ArrayList<>();

    HistorySeries(FactDefinition definition) {
        this.definition = definition;
    }

    /** Answers how many bytes more are taken, about. */
    long add(Event event) {
        long millis = event.time().toEpochMilli();
        Object value = definition.valueIn(event);
        return definition.function().pattern() ? addToTrail(new Sighting(millis, value)) : addToBucket(millis, value);
    }

    /** Puts what the fact reads for this event; {@code series} is null for an entity of which nothing is known. */
    static void put(@Nullable HistorySeries series, FactDefinition fact, Event event, FactValues values) {
        long now = event.time().toEpochMilli();
        if (fact.function().pattern()) {
            List<Sighting> inWindow = series == null ? List.of() : series.inWindow(now);
            values.put(
                    fact.slot(),
                    fact.function() == FactFunction.SEQUENCE
                            ? MemoryFacts.stepsTaken(inWindow, fact.selections().size())
                            : (double) MemoryFacts.leftAlone(inWindow, requireNonNull(fact.within()), event.time()));
        } else {
            HistoryBucket all = new HistoryBucket();
            if (series != null) {
                series.collect(now, all);
            }
            all.put(fact, now / 1000.0, values);
        }
    }

    private long addToBucket(long millis, @Nullable Object value) {
        HistoryBucket bucket = buckets.computeIfAbsent(bucketOf(millis), _ -> new HistoryBucket());
        long before = bucket.bytes();
        bucket.add(definition.function(), millis, value);
        return bucket.bytes() - before - forget();
    }

    private long forget() {
        Duration window = definition.window();
        if (window == null) {
            return 0;
        }
        long width = definition.bucket().toMillis();
        long kept = -Math.floorDiv(-window.toMillis(), width) + LATE_BUCKETS;
        var old = buckets.headMap(buckets.lastKey() - kept, true);
        long bytes = old.values().stream().mapToLong(HistoryBucket::bytes).sum();
        old.clear();
        return bytes;
    }

    private void collect(long now, HistoryBucket into) {
        Duration window = definition.window();
        if (window == null) {
            buckets.values().forEach(bucket -> into.add(definition.function(), bucket));
        } else {
            long width = definition.bucket().toMillis();
            buckets.subMap(Math.floorDiv(now - window.toMillis(), width), false, Math.floorDiv(now, width), true)
                    .values()
                    .forEach(bucket -> into.add(definition.function(), bucket));
        }
    }

    private long bucketOf(long millis) {
        return definition.window() == null
                ? 0
                : Math.floorDiv(millis, definition.bucket().toMillis());
    }

    private long addToTrail(Sighting sighting) {
        int place = trail.size();
        while (place > 0 && trail.get(place - 1).millis() > sighting.millis()) {
            place--;
        }
        trail.add(place, sighting);
        int before = trail.size();
        long oldest = trail.getLast().millis()
                - requireNonNull(definition.window()).toMillis()
                - LATE_BUCKETS * definition.bucket().toMillis();
        trail.removeIf(one -> one.millis() <= oldest);
        if (trail.size() > FactDefinition.MAX_MEMBERS) {
            trail.removeFirst();
        }
        return (long) BYTES_OF_SIGHTING * (1 + trail.size() - before);
    }

    private List<Sighting> inWindow(long now) {
        long window = requireNonNull(definition.window()).toMillis();
        return trail.stream()
                .filter(one -> one.millis() > now - window && one.millis() <= now)
                .toList();
    }
}
