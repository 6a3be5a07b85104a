package io.tripline.rules.fact;

import static java.util.Objects.requireNonNull;

import io.tripline.rules.fact.MemoryFacts.Sighting;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is remembered for one fact of one entity. Not thread-safe. */
final class HistorySeries {
    /** How many buckets more than the window are kept, for events that come late. */
    static final int LATE_BUCKETS = 6;

    private final FactDefinition definition;
    private final TreeMap<Long, HistoryBucket> buckets = new TreeMap<>();
    private final @Nullable HistoryTrail trail;

    HistorySeries(FactDefinition definition) {
        this.definition = definition;
        trail = definition.function().pattern() ? new HistoryTrail(definition) : null;
    }

    /** Answers how many bytes more are taken, about. */
    long add(Event event) {
        long millis = event.time().toEpochMilli();
        Object value = definition.valueIn(event);
        return trail == null ? addToBucket(millis, value) : trail.add(new Sighting(millis, value));
    }

    /** Puts what the fact reads for this event; {@code series} is null for an entity of which nothing is known. */
    static void put(@Nullable HistorySeries series, FactDefinition fact, Event event, FactValues values) {
        long now = event.time().toEpochMilli();
        if (fact.function().pattern()) {
            List<Sighting> inWindow = series == null || series.trail == null ? List.of() : series.trail.inWindow(now);
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
            all.put(fact, now, values);
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
}
