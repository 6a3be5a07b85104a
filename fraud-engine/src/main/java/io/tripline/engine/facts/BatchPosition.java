package io.tripline.engine.facts;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a batch stands in time and in the log.
 *
 * @param hour hours since 1970, by which the expiry of keys is renewed
 * @param oldestRun fences of back-fills before this one are dropped
 * @param firstOffsets of each partition in the batch, the first whose result may not be stored
 */
record BatchPosition(long hour, long oldestRun, Map<String, Long> firstOffsets) {
    private static final long MILLIS_PER_HOUR = Duration.ofHours(1).toMillis();

    static BatchPosition of(
            List<SourcedEvent> events, Map<String, Long> unstored, long oldestRun, InstantSource clock) {
        Map<String, Long> firstOffsets = new HashMap<>(unstored);
        for (SourcedEvent event : events) {
            firstOffsets.putIfAbsent(event.partition(), event.offset());
        }
        return new BatchPosition(clock.millis() / MILLIS_PER_HOUR, oldestRun, firstOffsets);
    }

    long firstOffset(String partition) {
        return firstOffsets.getOrDefault(partition, 0L);
    }
}
