package io.tripline.engine.decision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Takes the times of the steps that a batch goes through, one after the other, in whole microseconds. */
final class Steps {

    private final Clock clock;
    private final Instant start;
    private final List<Step> done = new ArrayList<>();
    private Instant last;

    Steps(Clock clock) {
        this.clock = clock;
        this.start = now(clock);
        this.last = start;
    }

    static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    Instant start() {
        return start;
    }

    /** Ends the step that began when the one before it ended. */
    Step done(String name) {
        Step step = new Step(name, last, now(clock));
        done.add(step);
        last = step.to();
        return step;
    }

    /** Of a step that is done; throws NoSuchElementException for another. */
    Duration took(String name) {
        return done.stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow()
                .took();
    }

    Instant end() {
        return last;
    }

    List<Step> all() {
        return done;
    }

    record Step(String name, Instant from, Instant to) {
        Duration took() {
            return Duration.between(from, to);
        }
    }
}
