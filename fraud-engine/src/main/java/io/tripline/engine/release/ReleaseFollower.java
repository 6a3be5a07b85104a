package io.tripline.engine.release;

import io.tripline.engine.kafka.KafkaClients;
import io.tripline.engine.kafka.TopicFollower;
import io.tripline.engine.kafka.TopicFollower.From;
import io.tripline.rules.release.Finding;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the newest valid release of the topic {@code rule-releases} in force. At start the last good one is put in force
 * from the engine's own store, so that deciding does not wait for Kafka.
 */
@Component
class ReleaseFollower implements SmartLifecycle {

    private static final String TOPIC = "rule-releases";
    private static final String SCOPE = "live";

    private final Activation activation;
    private final TopicFollower releases;
    private final JsonMapper json;

    ReleaseFollower(Activation activation, KafkaClients clients, JsonMapper json) {
        this.activation = activation;
        this.releases = new TopicFollower(TOPIC, From.BEGINNING, clients);
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .build();
    }

    @Override
    public void start() {
        releases.start(activation::restore, this::takeNewestValid);
    }

    @Override
    public void stop() {
        releases.stop();
    }

    @Override
    public boolean isRunning() {
        return releases.isRunning();
    }

    private void takeNewestValid(List<ConsumerRecord<String, byte[]>> records) {
        for (ConsumerRecord<String, byte[]> record : records.reversed()) {
            if (SCOPE.equals(record.key()) && take(record)) {
                return;
            }
        }
    }

    private boolean take(ConsumerRecord<String, byte[]> record) {
        try {
            return activation.activate(json.readValue(record.value(), ReleaseMessage.class));
        } catch (JacksonException | IllegalArgumentException e) {
            String place = record.topic() + "-" + record.partition() + "@" + record.offset();
            activation.refuse(
                    place,
                    List.of(new Finding(
                            "",
                            0,
                            0,
                            "release.unreadable",
                            "the record is no release: " + e.getMessage(),
                            "Publish a release directory with ./tripline publish PATH.")));
            return false;
        }
    }
}
