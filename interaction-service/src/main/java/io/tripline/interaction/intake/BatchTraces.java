package io.tripline.interaction.intake;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** Gives every interaction of a batch a trace of its own; one in a thousand of them is sampled. Thread-safe. */
@Component
class BatchTraces {

    private static final int ONE_IN = 1_000;

    /** A new {@code traceparent}. */
    String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return "00-" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong(1, Long.MAX_VALUE)) + "-"
                + hex.toHexDigits(random.nextLong(1, Long.MAX_VALUE))
                + (random.nextInt(ONE_IN) == 0 ? "-01" : "-00");
    }
}
