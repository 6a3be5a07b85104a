package io.tripline.local.supervisor;

import io.tripline.local.services.LocalStack;
import io.tripline.local.stack.Part;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Says when something has ended that nobody stopped. */
final class Watch {

    private static final Duration PERIOD = Duration.ofSeconds(1);

    private Watch() {}

    static void over(LocalStack stack, Progress progress, BooleanSupplier stopping) {
        Thread.ofVirtual().name("watch").start(() -> watch(stack, progress, stopping));
    }

    private static void watch(LocalStack stack, Progress progress, BooleanSupplier stopping) {
        Set<String> down = new HashSet<>();
        try {
            while (!stopping.getAsBoolean()) {
                Thread.sleep(PERIOD);
                for (Part part : stack.all()) {
                    if (part.pid().isPresent()) {
                        down.remove(part.name());
                    } else if (!stopping.getAsBoolean() && down.add(part.name())) {
                        progress.say(part.name(), "has ended; ./tripline restart " + part.name() + " starts it again");
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
