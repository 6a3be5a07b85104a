package io.tripline.rules.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.function.ThrowingSupplier;

/** Runs what has to end soon. */
final class Within {
    private static final Duration HANGS = Duration.ofSeconds(20);

    private Within() {}

    /** Fails when it takes more than a second of a processor; other processes of the machine do not count. */
    static <T> T oneSecond(ThrowingSupplier<T> task) {
        return assertTimeoutPreemptively(HANGS, () -> {
            long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            T result = task.get();
            long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began;
            assertThat(Duration.ofNanos(nanos)).isLessThan(Duration.ofSeconds(1));
            return result;
        });
    }
}
