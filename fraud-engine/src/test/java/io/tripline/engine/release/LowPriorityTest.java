package io.tripline.engine.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What Linux says of the priority of threads. */
@EnabledOnOs(OS.LINUX)
class LowPriorityTest {
    /** Of the fields after the name of the program, which may have spaces. */
    private static final int NICENESS = 16;

    @Test
    void oneThreadLetsOthersGoFirstAndTheyStayAsTheyAre() throws ExecutionException, InterruptedException {
        int before = niceness();
        try (ExecutorService thread =
                Executors.newSingleThreadExecutor(Thread.ofPlatform().factory())) {
            assertThat(thread.submit(LowPriorityTest::niceness).get()).isEqualTo(before);
            thread.submit(LowPriority::ofThisThread).get();
            assertThat(thread.submit(LowPriorityTest::niceness).get()).isEqualTo(10);
        }
        assertThat(niceness()).isEqualTo(before);
    }

    private static int niceness() {
        try {
            String stat = Files.readString(Path.of("/proc/thread-self/stat"));
            return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[NICENESS]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
