package io.tripline.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topic {@code decisions} from a moment on. */
final class DecisionLog {

    private static final String TOPIC = "decisions";
    private final String bootstrapServers;
    private final Map<TopicPartition, Long> from;

    private DecisionLog(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.from = ends();
    }

    /** What is published after this call. */
    static DecisionLog fromNow(String bootstrapServers) {
        return new DecisionLog(bootstrapServers);
    }

    /** How many records were published so far. */
    long size() {
        return ends().entrySet().stream()
                .mapToLong(e -> e.getValue() - from.getOrDefault(e.getKey(), 0L))
                .sum();
    }

    /** Every published decision, by the interaction it decides; a redelivered one stands there as often as it was published. */
    Map<String, List<String>> read() {
        Map<String, List<String>> decisions = new HashMap<>();
        Map<TopicPartition, Long> to = ends();
        try (KafkaConsumer<String, String> consumer = consumer()) {
            consumer.assign(to.keySet());
            from.forEach(consumer::seek);
            while (to.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
                for (ConsumerRecord<String, String> each : consumer.poll(Duration.ofSeconds(1))) {
                    String interaction = Api.JSON
                            .readTree(each.value())
                            .path("interactionId")
                            .asString();
                    decisions
                            .computeIfAbsent(interaction, id -> new ArrayList<>())
                            .add(each.value());
                }
            }
        }
        return decisions;
    }

    private Map<TopicPartition, Long> ends() {
        try (KafkaConsumer<String, String> consumer = consumer()) {
            List<TopicPartition> partitions = IntStream.range(
                            0, consumer.partitionsFor(TOPIC).size())
                    .mapToObj(number -> new TopicPartition(TOPIC, number))
                    .collect(Collectors.toList());
            return consumer.endOffsets(partitions);
        }
    }

    private KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringDeserializer(),
                new StringDeserializer());
    }
}
