package io.tripline.engine.release;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/**
 * The release in force: one reference, swapped whole. Who decides takes it once per batch, so each decision is made by
 * exactly one release. Thread-safe.
 */
@Component
public class Releases {

    private final AtomicReference<LiveRelease> live = new AtomicReference<>();
    private final CountDownLatch first = new CountDownLatch(1);

    /** The release in force; empty until the first one is. */
    public Optional<LiveRelease> inForce() {
        return Optional.ofNullable(live.get());
    }

    /** The release in force; throws IllegalStateException when there is none yet. */
    public LiveRelease required() {
        return inForce().orElseThrow(() -> new IllegalStateException("no release is in force yet"));
    }

    /** Waits until a release is in force, at most so long; answers whether one is. */
    public boolean await(Duration atMost) throws InterruptedException {
        return first.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    void putInForce(LiveRelease release) {
        live.set(release);
        first.countDown();
    }
}
