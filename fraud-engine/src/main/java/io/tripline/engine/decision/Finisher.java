package io.tripline.engine.decision;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.common.errors.InterruptException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Finishes one chunk of a batch on a thread of its own, while Redis is asked for the facts of the next. */
@Component
class Finisher implements DisposableBean {

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("finish-decisions").factory());

    Beside beside() {
        return new Beside();
    }

    @Override
    public void destroy() {
        thread.shutdown();
    }

    /** The work of one batch, in order. Not thread-safe. */
    final class Beside implements AutoCloseable {

        private Future<?> latest = CompletableFuture.completedFuture(null);

        private Beside() {}

        /** Waits until the work before it is done, and begins this; throws what the work before it threw. */
        void next(Runnable work) {
            await();
            latest = thread.submit(work);
        }

        /** Waits until all work is done; throws what the last of it threw, if nothing did before. */
        @Override
        public void close() {
            await();
        }

        private void await() {
            try {
                latest.get();
            } catch (ExecutionException e) {
                latest = CompletableFuture.completedFuture(null);
                throw e.getCause() instanceof RuntimeException failure
                        ? failure
                        : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
    }
}
