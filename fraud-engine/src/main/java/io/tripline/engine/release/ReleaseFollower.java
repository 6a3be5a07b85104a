package io.tripline.engine.release;

import io.tripline.engine.kafka.KafkaClients;
import io.tripline.engine.kafka.TopicFollower;
import io.tripline.engine.kafka.TopicFollower.From;
import io.tripline.rules.release.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the newest valid release of each key of the topic {@code rule-releases} in use. At start the last good one is put in
 * force from the engine's own store, so that the engine answers without Kafka; it decides once it has read the topic, and so
 * knows the canary and the shadows too.
 */
@Component
class ReleaseFollower implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ReleaseFollower.class);
    private static final String TOPIC = "rule-releases";

    private final Activation activation;
    private final Releases releases;
    private final TopicFollower topic;
    private final JsonMapper json;
    private final Rest rest = new Rest();

    ReleaseFollower(Activation activation, Releases releases, KafkaClients clients, JsonMapper json) {
        this.activation = activation;
        this.releases = releases;
        this.topic = new TopicFollower(TOPIC, From.BEGINNING, clients);
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    @Override
    public void start() {
        topic.start(this::prepare, this::take);
    }

    @Override
    public void stop() {
        topic.stop();
    }

    @Override
    public boolean isRunning() {
        return topic.isRunning();
    }

    /** Decisions wait for what is restored, but not for what comes after. */
    private void prepare() {
        activation.restore();
        LowPriority.ofThisThread();
    }

    private void take(List<ConsumerRecord<String, byte[]>> records) {
        Set<String> settled = new HashSet<>();
        for (ConsumerRecord<String, byte[]> record : records.reversed()) {
            if (record.key() != null && !settled.contains(record.key()) && settle(record)) {
                settled.add(record.key());
            }
        }
        releases.followed();
    }

    /** Answers whether this record says what is in use under its key, so that older ones no longer matter. */
    private boolean settle(ConsumerRecord<String, byte[]> record) {
        Optional<Scope> scope = Scope.ofKey(record.key());
        if (scope.isEmpty()) {
            log.warn(
                    "{} has a release for {}, which is neither live, canary, nor shadow/ and a name",
                    TOPIC,
                    record.key());
            return true;
        }
        if (record.value() == null) {
            return activation.remove(scope.get());
        }
        try {
            rest.take();
            ReleaseMessage message = json.readValue(record.value(), ReleaseMessage.class);
            boolean settled = activation.activate(scope.get(), message);
            rest.earn();
            return settled;
        } catch (JacksonException | IllegalArgumentException e) {
            refuse(record, "the record is no release: " + e.getMessage());
            return false;
        }
    }

    private void refuse(ConsumerRecord<String, byte[]> record, String message) {
        String place = record.topic() + "-" + record.partition() + "@" + record.offset();
        String hint = "Publish a release directory with ./tripline publish PATH.";
        Finding finding = new Finding("", 0, 0, "release.unreadable", message, hint);
        activation.refuse(place, record.key(), List.of(finding));
    }
}
