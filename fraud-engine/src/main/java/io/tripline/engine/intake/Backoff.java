package io.tripline.engine.intake;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses that double up to a limit, each shortened by up to a half so that engines do not return all at once. */
final class Backoff {

    private final IntakeProperties settings;
    private Duration next;

    Backoff(IntakeProperties settings) {
        this.settings = settings;
        this.next = settings.retryAfter();
    }

    Duration next() {
        Duration pause = next;
        Duration doubled = pause.multipliedBy(2);
        next = doubled.compareTo(settings.retryAtMost()) > 0 ? settings.retryAtMost() : doubled;
        long nanos = pause.toNanos();
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(nanos / 2, nanos + 1));
    }
}
