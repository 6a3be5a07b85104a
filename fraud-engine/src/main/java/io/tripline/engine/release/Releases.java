package io.tripline.engine.release;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The releases in use: one reference, swapped whole. Who decides takes it once per batch, so each decision is made by exactly
 * one release. Thread-safe.
 */
@Component
public class Releases {

    private final CountDownLatch followed = new CountDownLatch(1);
    private final Map<String, LiveRelease> shadows = new TreeMap<>();
    private @Nullable Canary canary;
    private volatile @Nullable LiveRelease live;
    private volatile @Nullable ReleaseSet set;

    /** The release in force; empty until the first one is. */
    public Optional<LiveRelease> inForce() {
        return Optional.ofNullable(live);
    }

    /** All releases in use; empty until one is in force. */
    public Optional<ReleaseSet> current() {
        return Optional.ofNullable(set);
    }

    /** All releases in use; throws IllegalStateException when none is in force yet. */
    public ReleaseSet required() {
        return current().orElseThrow(() -> new IllegalStateException("no release is in force yet"));
    }

    /**
     * Waits until a release is in force and the engine knows which others there are, at most so long; answers whether that
     * is so.
     */
    public boolean await(Duration atMost) throws InterruptedException {
        return followed.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    synchronized void putInForce(LiveRelease release) {
        live = release;
        swap();
    }

    /** Null for none. */
    synchronized void putInCanary(@Nullable Canary release) {
        canary = release;
        swap();
    }

    synchronized void putInShadow(String name, LiveRelease release) {
        shadows.put(name, release);
        swap();
    }

    synchronized void removeShadow(String name) {
        shadows.remove(name);
        swap();
    }

    synchronized int shadows() {
        return shadows.size();
    }

    synchronized Optional<Canary> canary() {
        return Optional.ofNullable(canary);
    }

    synchronized Optional<LiveRelease> shadow(String name) {
        return Optional.ofNullable(shadows.get(name));
    }

    /** Says that what the topic holds is taken up. */
    void followed() {
        if (live != null) {
            followed.countDown();
        }
    }

    private void swap() {
        LiveRelease deciding = live;
        if (deciding != null) {
            set = new ReleaseSet(deciding, canary, shadows);
        }
    }
}
