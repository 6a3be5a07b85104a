package io.tripline.engine.facts;

import static io.tripline.engine.facts.Samples.catalogue;
import static io.tripline.engine.facts.Samples.fact;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactFunction;
import io.tripline.rules.fact.FactSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.redisson.api.redisnode.RedisNode;
import org.redisson.api.redisnode.RedisNodes;

/** Events a second through the store and a Redis beside it: 18 facts over 4 entities per event, batches of 500. */
final class FactsBench {
    private static final int BATCH = 500;
    private static final List<String> USER = List.of("userId");
    private static final List<String> DEVICE = List.of("deviceId");
    private static final List<String> PAYEE = List.of("counterparty.id");
    private static final List<String> PAIR = List.of("userId", "counterparty.id");
    private static final FactCatalogue FACTS = catalogue(
            fact("user.payments.count_10m", FactFunction.COUNT, null, USER, Duration.ofMinutes(10)),
            fact("user.payments.count_24h", FactFunction.COUNT, null, USER, Duration.ofHours(24)),
            fact("user.payments.sum_1h", FactFunction.SUM, "amount.value", USER, Duration.ofHours(1)),
            fact("user.payments.sum_24h", FactFunction.SUM, "amount.value", USER, Duration.ofHours(24)),
            fact("user.payments.avg_30d", FactFunction.AVG, "amount.value", USER, Duration.ofDays(30)),
            fact("user.payments.stddev_30d", FactFunction.STDDEV, "amount.value", USER, Duration.ofDays(30)),
            fact("user.payments.max_30d", FactFunction.MAX, "amount.value", USER, Duration.ofDays(30)),
            fact("user.devices_24h", FactFunction.DISTINCT, "deviceId", USER, Duration.ofHours(24)),
            fact("user.last_seen", FactFunction.LAST_SEEN, null, USER, null),
            fact("device.payments.count_1h", FactFunction.COUNT, null, DEVICE, Duration.ofHours(1)),
            fact("device.users_24h", FactFunction.DISTINCT, "userId", DEVICE, Duration.ofHours(24)),
            fact("device.first_seen", FactFunction.FIRST_SEEN, null, DEVICE, null),
            fact("payee.payments.count_1h", FactFunction.COUNT, null, PAYEE, Duration.ofHours(1)),
            fact("payee.payments.sum_24h", FactFunction.SUM, "amount.value", PAYEE, Duration.ofHours(24)),
            fact("payee.payments.avg_7d", FactFunction.AVG, "amount.value", PAYEE, Duration.ofDays(7)),
            fact("payee.users_24h", FactFunction.DISTINCT, "userId", PAYEE, Duration.ofHours(24)),
            fact("pair.first_seen", FactFunction.FIRST_SEEN, null, PAIR, null),
            fact("pair.payments.count_24h", FactFunction.COUNT, null, PAIR, Duration.ofHours(24)));

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
                "bytes of a user %d, of a payee %d%n", bytes("userId=user-1"), bytes("counterparty.id=payee-1"));
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
        return RedisOfTests.bytes("tripline:{" + entity + "}");
    }

    /** Five payments a second of 5,000 users with a device or two, to 1,000 payees. */
    private static List<SourcedEvent> batch(int batch, Random random) {
        List<SourcedEvent> events = new ArrayList<>(BATCH);
        for (int i = 0; i < BATCH; i++) {
            int n = batch * BATCH + i;
            int user = random.nextInt(5_000);
            Map<String, Object> fields = Map.of(
                    "userId", "user-" + user,
                    "deviceId", "device-" + (user * 2 + random.nextInt(2)),
                    "counterparty.id", "payee-" + (int) (1_000 * Math.pow(random.nextDouble(), 2)),
                    "amount.value", random.nextInt(100_000) / 100.0);
            Instant at = Samples.NOON.plusMillis(200L * n);
            events.add(new SourcedEvent(
                    new Event(FactSource.INTERACTION, "PAYMENT", at, fields), "interactions-0", n, true));
        }
        return events;
    }
}
