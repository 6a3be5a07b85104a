package io.tripline.console.label;

import io.tripline.local.stack.TestStack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what the topic {@code labels} carries. */
final class LabelTopic {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private LabelTopic() {}

    record Message(String key, String value, Map<String, String> headers) {}

    /** The messages about an interaction, in order, once there are at least so many; fewer when none came in time. */
    static List<Message> messagesOf(String interaction, int atLeast) {
        List<Message> found = new ArrayList<>();
        Instant deadline = Instant.now().plus(PATIENCE);
        try (KafkaConsumer<String, String> consumer = consumer()) {
            List<TopicPartition> partition = List.of(new TopicPartition("labels", 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            while (found.size() < atLeast && Instant.now().isBefore(deadline)) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.value().contains(interaction)) {
                        found.add(new Message(record.key(), record.value(), headers(record)));
                    }
                }
            }
        }
        return found;
    }

    private static KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestStack.kafka().bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer());
    }

    private static Map<String, String> headers(ConsumerRecord<?, ?> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }
}
