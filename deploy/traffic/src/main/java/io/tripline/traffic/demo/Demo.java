package io.tripline.traffic.demo;

import io.tripline.traffic.api.Gateway;
import io.tripline.traffic.api.GatewayException;
import io.tripline.traffic.api.Pauses;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sends what a generator makes at a steady rate, collects decisions and tells labels. Slow answers do not slow it down. */
final class Demo {

    /** Up to this rate interactions are sent one by one and waited for, above in small batches. */
    private static final double MOST_SINGLY = 50;

    private static final int MOST_AT_A_TIME = 64;
    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final Duration BATCH_TIME = Duration.ofMillis(200);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Gateway gateway;
    private final Generator generator;
    private final double rate;
    private final Scoreboard scoreboard;
    private final LabelDesk labels;
    private final Semaphore free = new Semaphore(MOST_AT_A_TIME);
    private final Map<UUID, Emission> undecided = new ConcurrentHashMap<>();
    private final Consumer<String> trouble;
    private volatile boolean over;

    Demo(
            Gateway gateway,
            Generator generator,
            double rate,
            Scoreboard scoreboard,
            LabelDesk labels,
            Consumer<String> trouble) {
        this.gateway = gateway;
        this.generator = generator;
        this.rate = rate;
        this.scoreboard = scoreboard;
        this.labels = labels;
        this.trouble = trouble;
    }

    /** Registers the first few people of a world at the user service. */
    static void register(Gateway gateway, World world, int count) {
        for (int i = 0; i < Math.min(count, world.people().size()); i++) {
            Person person = world.people().get(i);
            ObjectNode user = JSON.createObjectNode()
                    .put("email", person.userId() + "@example.org")
                    .put("displayName", person.name())
                    .put("country", person.home().country());
            world.rename(i, gateway.register(user, person.userId()));
        }
    }

    /** Runs until the time is over or the thread is interrupted, and then waits for the answers that are due. */
    void run(Duration duration) {
        Instant end = duration.isZero() ? Instant.MAX : Instant.now().plus(duration);
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            workers.execute(() -> every(Duration.ofSeconds(2), this::background));
            send(end, workers);
            over = true; // closing waits for what is on its way
        }
    }

    private void send(Instant end, ExecutorService workers) {
        long interval = (long) (1e9 / rate);
        long due = System.nanoTime();
        List<Emission> batch = new ArrayList<>();
        long batchSince = due;
        while (Instant.now().isBefore(end) && !Thread.currentThread().isInterrupted()) {
            long early = due - System.nanoTime();
            if (early > 0) {
                Pauses.pause(Duration.ofNanos(early));
            } else if (early < -Duration.ofSeconds(2).toNanos()) {
                due = System.nanoTime(); // after an outage it goes on, without making up for the time
            }
            due += interval;
            batch.add(generator.at(Instant.now().truncatedTo(ChronoUnit.MILLIS)));
            if (rate <= MOST_SINGLY || System.nanoTime() - batchSince > BATCH_TIME.toNanos()) {
                dispatch(List.copyOf(batch), workers);
                batch.clear();
                batchSince = System.nanoTime();
            }
        }
    }

    private void dispatch(List<Emission> emissions, ExecutorService workers) {
        free.acquireUninterruptibly();
        workers.execute(() -> {
            try {
                if (rate <= MOST_SINGLY) {
                    emissions.forEach(this::decide);
                } else {
                    submit(emissions);
                }
            } catch (GatewayException e) {
                trouble.accept(String.valueOf(e.getMessage()));
            } finally {
                free.release();
            }
        });
    }

    private void decide(Emission emission) {
        scoreboard.sent();
        JsonNode decision = gateway.decide(emission.interaction(), WAIT).json().path("decision");
        if (decision.path("outcome").isMissingNode()
                || decision.path("fallback").asBoolean(false)) {
            undecided.put(emission.id(), emission);
        } else {
            decided(emission, decision.path("outcome").asString());
        }
    }

    private void submit(List<Emission> emissions) {
        gateway.submit(emissions.stream().map(Emission::interaction).toList()).forEach(result -> {
            scoreboard.sent();
            Emission emission = emissions.get(result.line() - 1);
            if (result.error() == null) {
                undecided.put(emission.id(), emission);
            } else {
                trouble.accept("refused: " + result.error());
            }
        });
    }

    private void decided(Emission emission, String outcome) {
        scoreboard.decided(emission, outcome);
        labels.decided(emission);
    }

    private void background() {
        List<UUID> asked =
                undecided.keySet().stream().limit(Gateway.MOST_AT_ONCE).toList();
        if (!asked.isEmpty()) {
            for (Gateway.Outcome outcome : gateway.lookUp(asked)) {
                Emission emission = outcome.outcome() == null ? null : undecided.remove(outcome.id());
                if (emission != null) {
                    decided(emission, String.valueOf(outcome.outcome()));
                }
            }
        }
        labels.tell(Instant.now());
    }

    private void every(Duration pause, Runnable work) {
        while (!over) {
            Pauses.pause(pause);
            try {
                work.run();
            } catch (GatewayException e) {
                trouble.accept(String.valueOf(e.getMessage()));
            }
        }
    }
}
