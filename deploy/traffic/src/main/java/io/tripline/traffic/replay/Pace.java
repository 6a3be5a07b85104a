package io.tripline.traffic.replay;

import io.tripline.traffic.api.Pauses;
import java.time.Duration;

/** Keeps to a number of rows a second, on average over the run. For one thread. */
final class Pace {

    private final double rowsPerSecond;
    private final long start = System.nanoTime();
    private long rows;

    /** Zero for as fast as possible. */
    Pace(double rowsPerSecond) {
        this.rowsPerSecond = rowsPerSecond;
    }

    /** Waits until this many more rows may be sent. */
    void await(int more) {
        if (rowsPerSecond > 0) {
            long due = start + (long) (rows / rowsPerSecond * 1e9);
            long early = due - System.nanoTime();
            if (early > 0) {
                Pauses.pause(Duration.ofNanos(early));
            }
        }
        rows += more;
    }
}
