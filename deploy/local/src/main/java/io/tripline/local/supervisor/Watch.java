package io.tripline.local.supervisor;

import io.tripline.local.services.LocalStack;
import io.tripline.local.stack.Part;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Says when something has ended. */
final class Watch {

    private static final Duration PERIOD = Duration.ofSeconds(1);

    private Watch() {}

    static void over(LocalStack stack, Progress progress) {
        Thread.ofVirtual().name("watch").start(() -> watch(stack, progress));
    }

    private static void watch(LocalStack stack, Progress progress) {
        Set<String> down = new HashSet<>();
        try {
            while (true) {
                Thread.sleep(PERIOD);
                for (Part part : stack.all()) {
                    if (part.pid().isPresent()) {
                        down.remove(part.name());
                    } else if (down.add(part.name())) {
                        progress.say(part.name(), "has ended; ./tripline restart " + part.name() + " starts it again");
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
