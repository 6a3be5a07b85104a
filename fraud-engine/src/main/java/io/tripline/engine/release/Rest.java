package io.tripline.engine.release;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Work that comes without a break rests as long as it works, so that decisions have half of its time; work that comes now
 * and then begins at once. For one thread at a time.
 */
final class Rest {

    private static final Duration LONGEST = Duration.ofMillis(200);

    private long began = System.nanoTime();
    private long over = began;

    /** Waits until what was earned is over. */
    void take() {
        for (long left = over - System.nanoTime(); left > 0; left = over - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        began = System.nanoTime();
    }

    /** After the work: as long as it took since {@link #take}. */
    void earn() {
        long now = System.nanoTime();
        over = now + Math.min(now - began, LONGEST.toNanos());
    }
}
