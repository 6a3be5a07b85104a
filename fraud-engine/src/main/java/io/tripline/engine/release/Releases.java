package io.tripline.engine.release;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The releases in use: one reference, swapped whole. Who decides takes it once per batch, so each decision is made by exactly
 * one release. Thread-safe.
 */
@Component
public class Releases {

    private final CountDownLatch followed = new CountDownLatch(1);
    private final List<Consumer<ReleaseSet>> listeners = new CopyOnWriteArrayList<>();
    private Map<String, LiveRelease> shadows = Map.of();
    private @Nullable Canary canary;
    private volatile @Nullable LiveRelease live;
    private volatile @Nullable ReleaseSet set;

    /** Tells the listener of other releases before they are used; they are not when it fails. */
    public void beforeSwap(Consumer<ReleaseSet> listener) {
        listeners.add(listener);
    }

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
        use(release, canary, shadows);
    }

    /** Null for none. */
    synchronized void putInCanary(@Nullable Canary release) {
        use(live, release, shadows);
    }

    synchronized void putInShadow(String name, LiveRelease release) {
        Map<String, LiveRelease> next = new TreeMap<>(shadows);
        next.put(name, release);
        use(live, canary, next);
    }

    synchronized void removeShadow(String name) {
        Map<String, LiveRelease> next = new TreeMap<>(shadows);
        next.remove(name);
        use(live, canary, next);
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

    private void use(
            @Nullable LiveRelease nextLive, @Nullable Canary nextCanary, Map<String, LiveRelease> nextShadows) {
        if (nextLive != null) {
            ReleaseSet next = new ReleaseSet(nextLive, nextCanary, nextShadows);
            listeners.forEach(listener -> listener.accept(next));
            set = next;
        }
        live = nextLive;
        canary = nextCanary;
        shadows = nextShadows;
    }
}
