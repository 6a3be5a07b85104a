package io.tripline.traffic.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A few interactions that belong together, and the truth about them.
 *
 * @param pattern the fraud it is; null when all of it is genuine
 */
record Story(@Nullable Pattern pattern, List<Step> steps) {

    /**
     * One interaction.
     *
     * @param after the step before; zero for the first one
     * @param body without id and time
     */
    record Step(Duration after, ObjectNode body) {}

    /** Collects the steps of a story. */
    static final class Teller {

        private final List<Step> steps = new ArrayList<>();

        Teller then(double secondsAfter, ObjectNode body) {
            steps.add(new Step(Duration.ofMillis(steps.isEmpty() ? 0 : (long) (secondsAfter * 1000)), body));
            return this;
        }

        Story genuine() {
            return new Story(null, List.copyOf(steps));
        }

        Story fraud(Pattern pattern) {
            return new Story(pattern, List.copyOf(steps));
        }
    }
}
