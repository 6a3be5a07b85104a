package io.tripline.engine.running;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.tripline.engine.release.LiveRelease;
import io.tripline.engine.release.Releases;
import io.tripline.rules.release.ReleaseBundle;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Publishes one release after the other, every tenth of them broken, while payments flow. */
final class Reloads {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TICK = Duration.ofMillis(20);
    private static final int BROKEN_EVERY = 10;

    private final Engine engine;
    private final IntFunction<ReleaseBundle> sound;
    private final IntFunction<ReleaseBundle> broken;

    Reloads(Engine engine, IntFunction<ReleaseBundle> sound, IntFunction<ReleaseBundle> broken) {
        this.engine = engine;
        this.sound = sound;
        this.broken = broken;
    }

    /** Reloads so often, as fast as the engine takes releases up, under so many payments a second. */
    Result run(int reloads, int perSecond) throws InterruptedException {
        return run(reloads, Duration.ZERO, perSecond);
    }

    /** The same with at least so long from one to the next. */
    Result run(int reloads, Duration apart, int perSecond) throws InterruptedException {
        Set<String> accepted = new HashSet<>();
        long began = System.nanoTime();
        return under(perSecond, accepted, () -> {
            for (int i = 1; i <= reloads; i++) {
                long due = began + (i - 1) * apart.toNanos();
                await().atMost(apart.plus(PATIENCE)).pollDelay(Duration.ZERO).until(() -> System.nanoTime() >= due);
                if (i % BROKEN_EVERY == 0) {
                    refuse(broken.apply(i));
                } else {
                    accepted.add(take(sound.apply(i)));
                }
            }
        });
    }

    /** So many payments a second for so long, without a reload. */
    Result rest(Duration time, int perSecond) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        return under(
                perSecond,
                new HashSet<>(),
                () -> await().atMost(time.plus(PATIENCE)).until(() -> System.nanoTime() > end));
    }

    private Result under(int perSecond, Set<String> accepted, Runnable work) throws InterruptedException {
        List<Payments> sent = new CopyOnWriteArrayList<>();
        long began = System.nanoTime();
        try (ScheduledExecutorService load = Executors.newSingleThreadScheduledExecutor()) {
            var flow = load.scheduleAtFixedRate(
                    () -> {
                        Payments payments = Payments.some((int) (perSecond * TICK.toMillis() / 1000));
                        Topics.send("interactions", receivedNow(payments));
                        sent.add(payments);
                    },
                    0,
                    TICK.toMillis(),
                    TimeUnit.MILLISECONDS);
            inForce().ifPresent(accepted::add);
            work.run();
            flow.cancel(false);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        List<UUID> ids = new ArrayList<>();
        sent.forEach(payments -> ids.addAll(payments.ids()));
        return new Result(ids, accepted, seconds);
    }

    private static List<String> receivedNow(Payments payments) {
        String now = "\"receivedAt\":\"" + Instant.now() + "\"";
        return payments.json().stream()
                .map(json -> json.replaceFirst("\"receivedAt\":\"[^\"]*\"", now))
                .toList();
    }

    /** Answers its hash once it is in force. */
    private String take(ReleaseBundle release) {
        Topics.publish(release);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> inForce().filter(release.hash()::equals).isPresent());
        return release.hash();
    }

    private void refuse(ReleaseBundle release) {
        double before = refusals();
        Topics.publish(release);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> refusals() > before);
    }

    private Optional<String> inForce() {
        return engine.bean(Releases.class).inForce().map(LiveRelease::hash);
    }

    private double refusals() {
        return engine.bean(MeterRegistry.class)
                .counter("tripline.releases.refused")
                .count();
    }

    /** Megabytes of loaded classes. */
    static double metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getName().equals("Metaspace"))
                        .mapToLong((MemoryPoolMXBean pool) -> pool.getUsage().getUsed())
                        .sum()
                / 1e6;
    }

    /**
     * What was sent meanwhile.
     *
     * @param accepted hashes of the releases that were in force at some time
     */
    record Result(List<UUID> sent, Set<String> accepted, double seconds) {

        /** Waits until all is decided; answers how many decisions each release made. */
        Map<String, Integer> decisionsByRelease(Engine engine) {
            UUID[] ids = sent.toArray(UUID[]::new);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> count(engine, "true", ids) == ids.length);
            Map<String, Integer> decisions = new TreeMap<>();
            engine.jdbc()
                    .query(
                            "select release_hash, count(*) from decisions where interaction_id = any (?) group by 1",
                            row -> {
                                decisions.put(row.getString(1), row.getInt(2));
                            },
                            (Object) ids);
            return decisions;
        }

        /** Milliseconds from being sent to being decided that this share of the payments did not exceed. */
        double within(double share, Engine engine) {
            return requireNonNull(engine.jdbc().queryForObject("""
                            select 1000 * percentile_cont(?) within group (order by extract(epoch from
                                decided_at - (convert_from(body, 'UTF8')::jsonb ->> 'receivedAt')::timestamptz))
                            from decisions where interaction_id = any (?)
                            """, Double.class, share, sent.toArray(UUID[]::new)));
        }

        /** Both, as if they had been one. */
        Result and(Result other) {
            List<UUID> all = new ArrayList<>(sent);
            all.addAll(other.sent);
            Set<String> hashes = new HashSet<>(accepted);
            hashes.addAll(other.accepted);
            return new Result(all, hashes, seconds + other.seconds);
        }

        /** Decisions in which a rule or the policy failed. */
        int failed(Engine engine) {
            return count(
                    engine, "convert_from(body, 'UTF8') like '%\"reasonCode\":\"ERROR\"%'", sent.toArray(UUID[]::new));
        }

        private static int count(Engine engine, String condition, UUID[] ids) {
            return requireNonNull(engine.jdbc()
                    .queryForObject(
                            "select count(*) from decisions where interaction_id = any (?) and " + condition,
                            Integer.class,
                            (Object) ids));
        }
    }
}
