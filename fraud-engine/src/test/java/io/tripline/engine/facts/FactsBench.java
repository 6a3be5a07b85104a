package io.tripline.engine.facts;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.release.ReleaseBundle;
import io.tripline.rules.release.ReleaseCompiler;
import io.tripline.rules.release.ReleaseRefused;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.redisson.api.redisnode.RedisNode;
import org.redisson.api.redisnode.RedisNodes;

/** Events a second through the store and a Redis beside it: payments with the facts of the starter release, batches of 500. Run in this module's folder. */
final class FactsBench {
    private static final int BATCH = 500;
    private static final int USERS = 5_000;
    private static final FactCatalogue FACTS = starterRelease();

    private FactsBench() {}

    /** Prints a line per 20 batches, with processor time, which holds on a busy machine; the argument is how many events. */
    public static void main(String[] args) {
        try {
            run((args.length > 0 ? Integer.parseInt(args[0]) : 100_000) / BATCH);
        } finally {
            RedisOfTests.CLIENT.shutdown();
        }
    }

    private static void run(int batches) {
        FactStore store = RedisOfTests.emptyStore();
        Random random = new Random(1);
        Marks last = Marks.now();
        for (int batch = 0; batch < batches; batch++) {
            store.apply(FACTS, batch(batch, random));
            if (batch % 20 == 19) {
                Marks now = Marks.now();
                System.out.printf(
                        "%,9d events  %,7.0f events/s  %4.0f us Redis (%4.0f of it in the kernel)  %4.0f us Java%n",
                        (batch + 1) * BATCH,
                        20 * BATCH / (now.seconds - last.seconds),
                        (now.redis - last.redis) * 1e6 / BATCH / 20,
                        (now.kernel - last.kernel) * 1e6 / BATCH / 20,
                        (now.java - last.java) * 1e6 / BATCH / 20);
                last = now;
            }
        }
        System.out.printf(
                "bytes of a user %d, of a merchant %d%n", bytes("userId=user-1"), bytes("counterparty.id=merchant-1"));
    }

    /** The time, and the processor time that Redis and this JVM have used; seconds. */
    private record Marks(double seconds, double redis, double kernel, double java) {
        static Marks now() {
            Map<String, String> cpu = RedisOfTests.CLIENT
                    .getRedisNodes(RedisNodes.SINGLE)
                    .getInstance()
                    .info(RedisNode.InfoSection.CPU);
            double kernel = Double.parseDouble(cpu.getOrDefault("used_cpu_sys", "0"));
            double redis = kernel + Double.parseDouble(cpu.getOrDefault("used_cpu_user", "0"));
            double java = ProcessHandle.current()
                            .info()
                            .totalCpuDuration()
                            .orElse(Duration.ZERO)
                            .toNanos()
                    / 1e9;
            return new Marks(System.nanoTime() / 1e9, redis, kernel, java);
        }
    }

    private static long bytes(String entity) {
        return RedisOfTests.bytes(entity);
    }

    /** Five payments a second of 5,000 users with a device or two, to 1,000 merchants. */
    private static List<SourcedEvent> batch(int batch, Random random) {
        List<SourcedEvent> events = new ArrayList<>(BATCH);
        for (int i = 0; i < BATCH; i++) {
            int n = batch * BATCH + i;
            Instant at = Samples.NOON.plusMillis(200L * n);
            Event payment = new Event(FactSource.INTERACTION, "PAYMENT", at, payment(random));
            events.add(new SourcedEvent(payment, "interactions-0", n, true));
        }
        return events;
    }

    private static Map<String, Object> payment(Random random) {
        int user = random.nextInt(USERS);
        return Map.ofEntries(
                Map.entry("type", "PAYMENT"),
                Map.entry("userId", "user-" + user),
                Map.entry("deviceId", "device-" + (user * 2 + random.nextInt(2))),
                Map.entry("ip", "203.0.113." + random.nextInt(250)),
                Map.entry("userAgent", "Mozilla/5.0"),
                Map.entry("location.country", "DE"),
                Map.entry("counterparty.id", "merchant-" + (int) (1_000 * Math.pow(random.nextDouble(), 2))),
                Map.entry("counterparty.type", "MERCHANT"),
                Map.entry("instrument.token", "tok_" + user),
                Map.entry("instrument.bin", "453201"),
                Map.entry("outcomeOfAttempt.status", "SUCCEEDED"),
                Map.entry("amount.currency", "EUR"),
                Map.entry("amount.value", random.nextInt(30_000) / 100.0));
    }

    private static FactCatalogue starterRelease() {
        try {
            return ReleaseCompiler.compile(ReleaseBundle.fromDirectory(Path.of("../rules/releases/starter")))
                    .facts();
        } catch (ReleaseRefused e) {
            throw new IllegalStateException(e);
        }
    }
}
