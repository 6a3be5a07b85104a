package io.tripline.traffic.replay;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How to replay.
 *
 * @param run part of the ids of the interactions: the same run again sends nothing twice
 * @param labelsDelay how long after an interaction its label becomes known; null for no labels
 * @param labelsStep to whose next whole multiple that time is rounded up
 * @param rowsPerSecond 0 for as fast as possible
 * @param limit rows to send at most
 * @param from first event time to send
 * @param until event time to send nothing at or after
 * @param batch rows of one request, 1 to 1,000
 * @param mostUndecided interactions on their way at a time
 * @param patience the longest time without progress
 */
record ReplayOptions(
        String run,
        @Nullable Duration labelsDelay,
        Duration labelsStep,
        double rowsPerSecond,
        long limit,
        Instant from,
        Instant until,
        int batch,
        int mostUndecided,
        Duration patience) {

    boolean covers(Instant time) {
        return !time.isBefore(from) && time.isBefore(until);
    }
}
