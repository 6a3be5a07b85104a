package io.tripline.engine.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class RestTest {
    private static final Duration WORK = Duration.ofMillis(60);

    @Test
    void workThatComesWithoutABreakRestsAsLongAsItWorked() {
        Rest rest = new Rest();
        rest.take();
        long worked = work();

        long ended = System.nanoTime();
        rest.earn();
        rest.take();

        assertThat(System.nanoTime() - ended).isGreaterThanOrEqualTo(worked);
    }

    private static long work() {
        long began = System.nanoTime();
        while (System.nanoTime() - began < WORK.toNanos()) {
            LockSupport.parkNanos(WORK.toNanos());
        }
        return System.nanoTime() - began;
    }
}
