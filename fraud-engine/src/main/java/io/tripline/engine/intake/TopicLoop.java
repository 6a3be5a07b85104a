package io.tripline.engine.intake;

import io.tripline.engine.release.Releases;
import java.time.Duration;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Keeps the intake of one topic going on a thread of its own, so that order holds from batch to batch. */
final class TopicLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicLoop.class);
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(7);

    private final String topic;
    private final BatchHandler handler;
    private final IntakeParts parts;
    private final Releases releases;
    private volatile boolean running;
    private @Nullable Thread thread;

    TopicLoop(String topic, BatchHandler handler, IntakeParts parts, Releases releases) {
        this.topic = topic;
        this.handler = handler;
        this.parts = parts;
        this.releases = releases;
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().name("intake-" + topic).start(this::run);
    }

    /** Ends after the batch at hand; one that waits for something that is away is left to be delivered again. */
    @Override
    public synchronized void stop() {
        running = false;
        Thread ending = thread;
        if (ending == null) {
            return;
        }
        try {
            if (!ending.join(STOP_WITHIN)) {
                ending.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                if (releases.await(WAIT)) {
                    takeUntilStopped();
                }
            } catch (InterruptedException | InterruptException e) {
                log.warn("Intake of {} was interrupted", topic);
            } catch (RuntimeException | Error e) {
                // Whatever it was, an engine that silently stopped deciding would be worse.
                log.error("Intake of {} starts again after a failure", topic, e);
                pause();
            }
        }
    }

    private void takeUntilStopped() {
        try (TopicIntake intake = new TopicIntake(topic, handler, parts, () -> running)) {
            while (running) {
                intake.takeNext();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(WAIT);
        } catch (InterruptedException e) {
            log.debug("Intake of {} is to stop", topic);
        }
    }
}
