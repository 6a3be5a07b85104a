package io.tripline.engine.running;

import io.tripline.engine.kafka.KafkaClients;
import io.tripline.local.stack.TestStack;
import io.tripline.rules.release.ReleaseBundle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import tools.jackson.databind.json.JsonMapper;

/** Writes to the topics as the other services do, and reads what is in them. */
final class Topics {

    private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestStack.kafka().bootstrapServers(), "linger.ms", 5),
            new StringSerializer(),
            new ByteArraySerializer());

    private Topics() {}

    /** Sends all and returns once they are stored. */
    static void send(String topic, List<String> values) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        values.forEach(value ->
                sent.add(PRODUCER.send(new ProducerRecord<>(topic, "key", value.getBytes(StandardCharsets.UTF_8)))));
        sent.forEach(Topics::await);
    }

    static void send(String topic, String... values) {
        send(topic, List.of(values));
    }

    static void sendRaw(String topic, byte[] value) {
        await(PRODUCER.send(new ProducerRecord<>(topic, "key", value)));
    }

    static void publish(ReleaseBundle release) {
        publish(release.hash(), release);
    }

    /** Under a hash that need not be that of its files. */
    static void publish(String hash, ReleaseBundle release) {
        publish("live", hash, release, Map.of());
    }

    static void publishShadow(String name, ReleaseBundle release) {
        publish("shadow/" + name, release.hash(), release, Map.of());
    }

    static void publishCanary(double percent, ReleaseBundle release) {
        publish("canary", release.hash(), release, Map.of("percent", percent));
    }

    /** Takes back what was published under this key. */
    static void unpublish(String key) {
        await(PRODUCER.send(new ProducerRecord<>("rule-releases", key, null)));
    }

    private static void publish(String key, String hash, ReleaseBundle release, Map<String, Object> more) {
        Map<String, Object> message = new HashMap<>(more);
        message.put("hash", hash);
        message.put("publishedAt", Instant.now().toString());
        message.put("publishedBy", "ben");
        message.put("files", release.files());
        await(PRODUCER.send(
                new ProducerRecord<>("rule-releases", key, JsonMapper.shared().writeValueAsBytes(message))));
    }

    /** Waits until the engine has committed everything that stands in the topic now. */
    static void awaitTakenIn(Engine engine, String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        KafkaClients clients = engine.bean(KafkaClients.class);
        try (Consumer<String, byte[]> asking = clients.groupMember()) {
            long end = asking.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> {
                        OffsetAndMetadata committed =
                                asking.committed(Set.of(partition)).get(partition);
                        return end == 0 || (committed != null && committed.offset() >= end);
                    });
        }
    }

    /** Everything that stands in the topic now. */
    static List<ConsumerRecord<String, byte[]>> read(String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestStack.kafka().bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    private static void await(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
