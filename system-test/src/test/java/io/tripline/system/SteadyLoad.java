package io.tripline.system;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Sends payments at a steady rate, each once, whatever the answers are, and remembers what became of every one: acknowledged
 * (2xx), refused (a problem with a status), or unknown (no answer).
 */
final class SteadyLoad implements AutoCloseable {

    private final Api api;
    private final int linesPerRequest;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> ticking;
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<UUID, Integer> acknowledged = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Api.Answer> refused = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Exception> unanswered = new ConcurrentLinkedQueue<>();

    private SteadyLoad(Api api, int requestsPerSecond, int linesPerRequest) {
        this.api = api;
        this.linesPerRequest = linesPerRequest;
        this.ticking = clock.scheduleAtFixedRate(
                () -> senders.execute(this::send), 0, 1_000_000_000L / requestsPerSecond, TimeUnit.NANOSECONDS);
    }

    /** One payment a request, answered with its decision when that comes within two seconds. */
    static SteadyLoad singly(Api api, int perSecond) {
        return new SteadyLoad(api, perSecond, 1);
    }

    /** Payments in batches, so many a second in all. */
    static SteadyLoad inBatches(Api api, int perSecond, int linesPerRequest) {
        return new SteadyLoad(api, perSecond / linesPerRequest, linesPerRequest);
    }

    private void send() {
        try {
            if (linesPerRequest == 1) {
                sendOne();
            } else {
                sendBatch();
            }
        } catch (RuntimeException e) {
            unanswered.add(e);
        }
    }

    private void sendOne() {
        UUID id = UUID.randomUUID();
        Api.Answer answer =
                api.post("/v1/interactions", Payments.payment(id, Payments.newUser(), "12.50"), "Prefer", "wait=2");
        note(id, answer);
    }

    private void sendBatch() {
        List<UUID> ids = java.util.stream.Stream.generate(UUID::randomUUID)
                .limit(linesPerRequest)
                .toList();
        StringBuilder lines = new StringBuilder();
        ids.forEach(id ->
                lines.append(Payments.payment(id, Payments.newUser(), "12.50")).append('\n'));
        Api.Answer answer = api.postLines("/v1/interactions:batch", lines.toString());
        if (answer.status() != 200) {
            refused.add(answer);
            return;
        }
        answer.body().lines().map(Api.JSON::readTree).forEach(line -> {
            if (line.path("status").asString().equals("ACCEPTED")) {
                acknowledged.put(UUID.fromString(line.path("id").asString()), answer.status());
            } else {
                refused.add(new Api.Answer(422, line.toString(), answer.headers()));
            }
        });
    }

    private void note(UUID id, Api.Answer answer) {
        if (answer.status() / 100 == 2) {
            acknowledged.put(id, answer.status());
        } else {
            refused.add(answer);
        }
    }

    List<UUID> acknowledged() {
        return List.copyOf(acknowledged.keySet());
    }

    List<Api.Answer> refused() {
        return List.copyOf(refused);
    }

    List<Exception> unanswered() {
        return List.copyOf(unanswered);
    }

    /** Sends no more and waits for the answers that are due. */
    void end() {
        ticking.cancel(false);
        clock.shutdownNow();
        senders.close();
    }

    @Override
    public void close() {
        end();
    }
}
