package io.tripline.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tripline.local.stack.TestStack;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/**
 * How many interactions a second the batch endpoint brings into Kafka. Run by hand, with PostgreSQL, Kafka and the sender
 * on the same machine: {@code ./mvnw -pl interaction-service -am test -Dtest=IntakeBench
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class IntakeBench extends RunningService {

    private static final int SENDERS = 3;
    private static final int WARM_UP = 20_000;
    private static final int MEASURED = 100_000;

    @Test
    void printsInteractionsPerSecond() throws InterruptedException, ExecutionException {
        send(WARM_UP);
        await().atMost(Duration.ofMinutes(2)).until(() -> onTopic() >= WARM_UP);
        long before = onTopic();
        long cpu = cpuMillis();
        long start = System.nanoTime();
        send(MEASURED);
        double accepted = seconds(start);
        await().atMost(Duration.ofMinutes(2)).until(() -> onTopic() >= before + MEASURED);
        double arrived = seconds(start);
        System.out.printf(
                "%d interactions: accepted %.0f/s, in Kafka %.0f/s, %.0f CPU us each in service and sender, load %.1f%n",
                MEASURED,
                MEASURED / accepted,
                MEASURED / arrived,
                (cpuMillis() - cpu) * 1000.0 / MEASURED,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private void send(int interactions) throws InterruptedException, ExecutionException {
        List<Future<?>> sent = new ArrayList<>();
        try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
            for (int i = 0; i < interactions; i += 1_000) {
                sent.add(senders.submit(() -> assertThat(batch(IntStream.range(0, 1_000)
                                        .mapToObj(n -> payment(newId(), "u-" + n % 400))
                                        .toList())
                                .status())
                        .isEqualTo(200)));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static long cpuMillis() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
    }

    private static long onTopic() throws InterruptedException, ExecutionException {
        TopicPartition partition = new TopicPartition("interactions", 0);
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", TestStack.kafka().bootstrapServers()))) {
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
        }
    }
}
