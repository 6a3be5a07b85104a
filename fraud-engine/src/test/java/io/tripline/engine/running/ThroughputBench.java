package io.tripline.engine.running;

import io.tripline.local.stack.TestStack;
import io.tripline.rules.release.ReleaseBundle;
import io.tripline.rules.release.ReleaseRefused;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/**
 * Run by hand: how many interactions of a filled topic one engine decides in a second, everything stored and published, by
 * the starter release. Arguments: the number of interactions (100000 unless given).
 */
final class ThroughputBench {

    private static final int WARM_UP = 30_000;
    private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
    private static final Random RANDOM = new Random(1);

    private ThroughputBench() {}

    public static void main(String[] arguments) throws ReleaseRefused {
        int number = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        Topics.publish(ReleaseBundle.fromDirectory(starterRelease()));
        try (Engine engine = Engine.start(Faults.none(), Map.of("logging.level.root", "WARN"))) {
            fill(0, WARM_UP);
            awaitDecided(engine, WARM_UP);
            measure(engine, number);
        }
        System.exit(0);
    }

    private static void measure(Engine engine, int number) {
        Map<String, Double> before = cpuMicros();
        long begin = System.nanoTime();
        fill(WARM_UP, number);
        long filled = System.nanoTime();
        awaitDecided(engine, WARM_UP + number);
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                "%d decisions in %.1f s: %.0f/s (topic filled in %.1f s)%n",
                number, seconds, number / seconds, (filled - begin) / 1e9);
        cpuMicros()
                .forEach((process, micros) -> System.out.printf(
                        "%-8s %8.0f CPU-us for each decision%n",
                        process, (micros - before.getOrDefault(process, 0.0)) / number));
        engine.steps().forEach((step, millis) -> System.out.printf("%-8s %8.0f ms in all%n", step, millis));
        System.out.printf(
                "compression of decisions: %s%n",
                engine.jdbc()
                        .queryForObject("select pg_column_compression(body) from decisions limit 1", String.class));
        System.out.printf(
                "bytes of a decision: %s, of the table with indexes per decision: %s%n",
                engine.jdbc().queryForObject("select avg(length(body))::int from decisions", Integer.class),
                engine.jdbc()
                        .queryForObject(
                                "select pg_total_relation_size('decisions') / count(*) from decisions", Long.class));
    }

    static void fill(int from, int number) {
        try (var producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        TestStack.kafka().bootstrapServers(),
                        "linger.ms",
                        20,
                        "compression.type",
                        "lz4",
                        "batch.size",
                        256 * 1024),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (int i = from; i < from + number; i++) {
                String user = "user-" + RANDOM.nextInt(5_000);
                var record = new ProducerRecord<>("interactions", user, payment(i, user));
                record.headers()
                        .add(
                                "traceparent",
                                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00"
                                        .getBytes(StandardCharsets.UTF_8));
                var _ = producer.send(record);
            }
        }
    }

    static byte[] payment(int index, String user) {
        Instant at = START.plusMillis(index * 20L);
        return """
                {"id":"%s","type":"PAYMENT","userId":"%s","occurredAt":"%s","receivedAt":"%s",\
                "amount":{"value":"%d.%02d","currency":"EUR"},"channel":"WEB","ip":"203.0.113.%d","deviceId":"d-%d",\
                "sessionId":"s-%d","userAgent":"Mozilla/5.0","location":{"country":"DE","lat":52.52,"lon":13.4},\
                "counterparty":{"type":"MERCHANT","id":"m-%d","country":"DE"},\
                "instrument":{"type":"CARD","token":"tok_%d","bin":"453201","last4":"0366"},\
                "outcomeOfAttempt":{"status":"SUCCEEDED"},"attributes":{"mcc":"5732"}}""".formatted(
                        UUID.randomUUID(),
                        user,
                        at,
                        Instant.now(),
                        1 + RANDOM.nextInt(300),
                        RANDOM.nextInt(100),
                        RANDOM.nextInt(250),
                        RANDOM.nextInt(6_000),
                        RANDOM.nextInt(1_000_000),
                        RANDOM.nextInt(1_000),
                        RANDOM.nextInt(6_000))
                .getBytes(StandardCharsets.UTF_8);
    }

    static void awaitDecided(Engine engine, int number) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(200))
                .atMost(Duration.ofMinutes(20))
                .until(() -> engine.decided() >= number);
    }

    /** Of this JVM, which also fills the topic, and of the stack's processes. */
    static Map<String, Double> cpuMicros() {
        Map<String, Double> micros = new TreeMap<>();
        ProcessHandle self = ProcessHandle.current();
        Stream.concat(Stream.of(self), self.descendants())
                .forEach(process -> process.info()
                        .totalCpuDuration()
                        .ifPresent(cpu -> micros.merge(name(process, self), cpu.toNanos() / 1e3, Double::sum)));
        return micros;
    }

    private static String name(ProcessHandle process, ProcessHandle self) {
        String command = process.info().command().orElse("other");
        if (command.endsWith("java")) {
            return process.equals(self) ? "engine" : "kafka";
        }
        return command.contains("redis") ? "redis" : command.contains("postgres") ? "postgres" : "other";
    }

    static Path starterRelease() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("rules/releases/starter"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("Run this inside a checkout, which holds rules/releases/starter");
        }
        return folder.resolve("rules/releases/starter");
    }
}
