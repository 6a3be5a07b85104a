package io.tripline.engine.query;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One reader of the live stream, with what waits to be sent to it. Offered to by one thread, sent by another. */
final class Subscriber {

    private static final int BUFFER = 1_000;
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration WAIT = Duration.ofMillis(500);

    private final DecisionFilter filter;
    private final SseEmitter emitter = new SseEmitter(0L);
    private final BlockingQueue<DecisionSummary> waiting = new ArrayBlockingQueue<>(BUFFER);
    private volatile @Nullable String ending;

    Subscriber(DecisionFilter filter) {
        this.filter = filter;
        emitter.onCompletion(() -> end("The connection ended."));
        emitter.onError(failure -> end("The connection failed."));
    }

    SseEmitter emitter() {
        return emitter;
    }

    /** A subscriber whose buffer is full is too slow: it is told so and ended, and holds up nobody else. */
    void offer(DecisionSummary decision) {
        if (filter.accepts(decision) && !waiting.offer(decision)) {
            end("Decisions come faster than they are read here. Narrow the filter, and connect again.");
        }
    }

    void end(String notice) {
        if (ending == null) {
            ending = notice;
        }
    }

    /** Sends until the subscriber goes or is ended. */
    void send() {
        try {
            emitter.send(SseEmitter.event().comment("connected"));
            long lastSent = System.nanoTime();
            while (ending == null) {
                DecisionSummary next = waiting.poll(WAIT.toNanos(), TimeUnit.NANOSECONDS);
                if (next != null) {
                    emitter.send(SseEmitter.event()
                            .name("decision")
                            .id(next.id().toString())
                            .data(next, MediaType.APPLICATION_JSON));
                    lastSent = System.nanoTime();
                } else if (System.nanoTime() - lastSent >= HEARTBEAT.toNanos()) {
                    emitter.send(SseEmitter.event().comment("heartbeat"));
                    lastSent = System.nanoTime();
                }
            }
            emitter.send(SseEmitter.event().name("ended").data(String.valueOf(ending), MediaType.TEXT_PLAIN));
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            emitter.completeWithError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
