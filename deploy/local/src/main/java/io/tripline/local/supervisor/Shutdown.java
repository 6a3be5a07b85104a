package io.tripline.local.supervisor;

import io.tripline.local.services.LocalStack;
import io.tripline.local.stack.Part;
import io.tripline.local.stack.StackException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Ends everything for good, in waves: first the services, last what keeps their data. Safe to run twice. */
final class Shutdown implements Runnable {

    private final LocalStack stack;

    private Shutdown(LocalStack stack) {
        this.stack = stack;
    }

    static Shutdown of(LocalStack stack) {
        return new Shutdown(stack);
    }

    @Override
    public void run() {
        for (List<Part> wave : stack.waves()) {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                wave.forEach(part -> threads.execute(() -> retire(part)));
            }
        }
    }

    /** One that cannot be stopped does not keep the others from it; it ends with this process anyway. */
    private static void retire(Part part) {
        try {
            part.retire();
        } catch (StackException e) {
            System.err.println("cannot stop " + part.name() + ": " + e.getMessage());
        }
    }
}
