package io.tripline.local.release;

import io.tripline.rules.release.ReleaseBundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/** The topic {@code rule-releases}: its newest valid record under the key {@code live} is the release in force. */
public final class ReleaseTopic {

    private static final String TOPIC = "rule-releases";
    private static final String LIVE = "live";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int MAX_BYTES = 8 << 20;
    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrapServers;
    private final JsonMapper json = JsonMapper.shared();

    public ReleaseTopic(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Hash of the release that was published last, which the engine may have refused; empty when there was none. */
    public Optional<String> newestHash() throws IOException {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers,
                "default.api.timeout.ms", TIMEOUT_MILLIS,
                "enable.auto.commit", false);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            long end = consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
            Optional<String> hash = Optional.empty();
            while (consumer.position(PARTITION) < end) {
                for (ConsumerRecord<String, byte[]> found : consumer.poll(POLL)) {
                    hash = LIVE.equals(found.key()) ? hashIn(found.value()) : hash;
                }
            }
            return hash;
        } catch (KafkaException e) {
            throw new IOException("cannot read the topic " + TOPIC + ": " + e.getMessage(), e);
        }
    }

    private Optional<String> hashIn(byte[] value) {
        return Optional.ofNullable(value)
                .map(bytes -> json.readTree(bytes).path("hash").asString());
    }

    /** Offers a release to the engine; returns when Kafka has it. */
    public void publish(Target target, ReleaseBundle bundle, String publishedBy) throws IOException {
        Instant now = Instant.now();
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("hash", bundle.hash());
        value.put("publishedAt", now.toString());
        value.put("publishedBy", publishedBy);
        Double percent = target.percent();
        if (percent != null) {
            value.put("percent", percent);
        }
        value.put("files", bundle.files());
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(TOPIC, target.key(), json.writeValueAsBytes(value));
        header(message, "ce_specversion", "1.0");
        header(message, "ce_id", UUID.randomUUID().toString());
        header(message, "ce_source", "/tripline/local");
        header(message, "ce_type", "io.tripline.release.published");
        header(message, "ce_time", now.toString());
        header(message, "content-type", "application/json");
        send(message);
    }

    /** Takes back what was published for this target; returns when Kafka has it. */
    public void remove(Target target) throws IOException {
        send(new ProducerRecord<>(TOPIC, target.key(), null));
    }

    private void send(ProducerRecord<String, byte[]> message) throws IOException {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers,
                "acks", "all",
                "compression.type", "lz4",
                "max.request.size", MAX_BYTES,
                "max.block.ms", TIMEOUT_MILLIS,
                "request.timeout.ms", TIMEOUT_MILLIS,
                "delivery.timeout.ms", 2 * TIMEOUT_MILLIS);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(message).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while publishing", e);
        } catch (ExecutionException | KafkaException e) {
            throw new IOException("cannot publish on the topic " + TOPIC + ": " + e.getMessage(), e);
        }
    }

    private static void header(ProducerRecord<String, byte[]> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
