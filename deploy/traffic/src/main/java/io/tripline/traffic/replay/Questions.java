package io.tripline.traffic.replay;

import io.tripline.traffic.api.GatewayException;
import io.tripline.traffic.api.Pauses;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Paces questions that are repeated until the answer is there. The next pause is an eighth of the time waited so far, so what
 * happened fast is noticed at once, and what takes long costs few questions. For one thread.
 */
final class Questions {

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(300);

    private final Duration patience;
    private long since = System.nanoTime();

    /** @param patience the longest time between two calls of {@link #answered} */
    Questions(Duration patience) {
        this.patience = patience;
    }

    /** Says that what was waited for happened, or that waiting begins. */
    void answered() {
        since = System.nanoTime();
    }

    /**
     * Waits a little before the question is asked again.
     *
     * @throws GatewayException with this trouble when the patience is over
     */
    void pause(Supplier<String> trouble) {
        Duration waited = Duration.ofNanos(System.nanoTime() - since);
        if (waited.compareTo(patience) > 0) {
            throw new GatewayException(trouble.get());
        }
        Pauses.pause(within(waited.dividedBy(8)));
    }

    private static Duration within(Duration pause) {
        if (pause.compareTo(SHORTEST_PAUSE) < 0) {
            return SHORTEST_PAUSE;
        }
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
