package io.tripline.traffic.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When labels become known: {@code delay} after the interaction, rounded up to the next whole {@code step} since 1970, so that many become
 * known at one time and the replay has to stop for them that often only. For one thread.
 */
final class LabelSchedule {

    private static final Duration LONGEST_USUAL_STEP = Duration.ofHours(12);

    private final Duration delay;
    private final Duration step;
    private final PriorityQueue<Known> waiting =
            new PriorityQueue<>(Comparator.comparing(Known::knownAt).thenComparingLong(Known::line));

    LabelSchedule(Duration delay, Duration step) {
        this.delay = delay;
        this.step = step;
    }

    /** The step where none is asked for: a quarter of the delay, at most half a day. */
    static Duration usualStep(@Nullable Duration delay) {
        Duration quarter = delay == null ? Duration.ZERO : delay.dividedBy(4);
        return quarter.isZero() || quarter.compareTo(LONGEST_USUAL_STEP) > 0 ? LONGEST_USUAL_STEP : quarter;
    }

    /** @param knownAt when it becomes known, in event time */
    record Known(UUID interactionId, String userId, String label, Instant knownAt, long line) {}

    void add(Mapped row) {
        if (row.label() != null) {
            waiting.add(new Known(row.id(), row.userId(), row.label(), knownAt(row.occurredAt()), row.line()));
        }
    }

    /** Forgets the label of an interaction that was refused. */
    void drop(UUID interactionId) {
        waiting.removeIf(known -> known.interactionId().equals(interactionId));
    }

    /** Whether labels are known at this time. */
    boolean due(Instant time) {
        Known next = waiting.peek();
        return next != null && !next.knownAt().isAfter(time);
    }

    /** Takes out the labels known at this time, the earliest first. */
    List<Known> take(Instant time) {
        List<Known> taken = new ArrayList<>();
        while (due(time)) {
            taken.add(waiting.remove());
        }
        return taken;
    }

    /** Labels that are not known yet. */
    int size() {
        return waiting.size();
    }

    Instant knownAt(Instant occurredAt) {
        long millis = occurredAt.plus(delay).toEpochMilli();
        return Instant.ofEpochMilli(Math.ceilDiv(millis, step.toMillis()) * step.toMillis());
    }
}
