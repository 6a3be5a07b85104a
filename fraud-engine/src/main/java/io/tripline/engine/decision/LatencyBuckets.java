package io.tripline.engine.decision;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Fixed latency buckets: from 100 µs to 102 s, each 15 % wider than the one before. Counts by bucket add up over minutes and
 * engines, and give percentiles that are at most 15 % too high. The numbers are stored: never change the bounds.
 */
public final class LatencyBuckets {

    /** How many buckets there are; the last one holds all that took longer. */
    public static final int COUNT = 100;

    private static final long[] UPPER_MICROS = IntStream.range(0, COUNT)
            .mapToLong(bucket -> Math.round(100 * Math.pow(1.15, bucket)))
            .toArray();

    private LatencyBuckets() {}

    static short of(Duration latency) {
        int found = Arrays.binarySearch(UPPER_MICROS, latency.toNanos() / 1000);
        return (short) Math.min(found < 0 ? -found - 1 : found, COUNT - 1);
    }

    /** The latency in milliseconds that this share (0 to 1) of the counted decisions did not exceed; 0 when none is. */
    public static double percentileMillis(long[] counts, double share) {
        long wanted = (long) Math.ceil(Arrays.stream(counts).sum() * share);
        if (wanted == 0) {
            return 0;
        }
        int bucket = 0;
        for (long seen = counts[0]; seen < wanted; seen += counts[bucket]) {
            bucket++;
        }
        return UPPER_MICROS[bucket] / 1000.0;
    }
}
