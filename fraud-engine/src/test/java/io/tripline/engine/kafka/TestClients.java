package io.tripline.engine.kafka;

import io.tripline.local.stack.TestStack;
import java.util.List;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** The engine's clients of the Kafka that tests share, without an engine. */
public final class TestClients {

    private TestClients() {}

    public static KafkaClients shared() {
        KafkaProperties settings = new KafkaProperties();
        settings.setBootstrapServers(List.of(TestStack.kafka().bootstrapServers()));
        return new KafkaClients(settings);
    }
}
