package io.tripline.engine.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a series counts of one partition.
 *
 * @param from places from here on are counted as they come
 * @param backFill the run that counts those before
 * @param readyAt when both had come together; null until then
 * @param givenUp no release had the series any more
 */
record SeriesRow(
        String series,
        int generation,
        String partition,
        long from,
        long backFill,
        @Nullable Instant readyAt,
        boolean givenUp) {

    boolean ready() {
        return readyAt != null;
    }

    /** The partition under the back-fill's own name, in fences and positions. */
    String fence() {
        return fence(backFill, partition);
    }

    static String fence(long backFill, String partition) {
        return "~" + backFill + ":" + partition;
    }
}
