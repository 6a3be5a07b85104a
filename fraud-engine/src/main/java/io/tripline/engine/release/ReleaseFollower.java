package io.tripline.engine.release;

import io.tripline.engine.kafka.KafkaClients;
import io.tripline.rules.release.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger log = LoggerFactory.getLogger(ReleaseFollower.class);
    private static final String TOPIC = "rule-releases";
    private static final String SCOPE = "live";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final Activation activation;
    private final KafkaClients clients;
    private final JsonMapper json;
    private volatile boolean running;
    private @Nullable Thread thread;

    ReleaseFollower(Activation activation, KafkaClients clients, JsonMapper json) {
        this.activation = activation;
        this.clients = clients;
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .build();
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().name("releases").start(this::run);
    }

    @Override
    public synchronized void stop() {
        running = false;
        if (thread != null) {
            try {
                thread.join(STOP_WITHIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        attempt(activation::restore);
        while (running) {
            attempt(this::follow);
        }
    }

    /** What is away comes back: a failure is followed by another attempt, until the engine stops. */
    private void attempt(Runnable task) {
        while (running) {
            try {
                task.run();
                return;
            } catch (InterruptException e) {
                log.debug("Interrupted");
            } catch (RuntimeException e) {
                log.warn("Releases cannot be followed; trying again in {} s: {}", PAUSE.toSeconds(), e.toString());
                pause();
            }
        }
    }

    private void follow() {
        try (Consumer<String, byte[]> consumer = clients.reader()) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            takeNewestValid(readUpTo(consumer.endOffsets(partitions), consumer));
            while (running) {
                takeNewestValid(poll(consumer));
            }
        }
    }

    private List<ConsumerRecord<String, byte[]>> readUpTo(
            Map<TopicPartition, Long> ends, Consumer<String, byte[]> consumer) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        while (running && ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            records.addAll(poll(consumer));
        }
        return records;
    }

    private static List<ConsumerRecord<String, byte[]>> poll(Consumer<String, byte[]> consumer) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        consumer.poll(POLL).forEach(records::add);
        return records;
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

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
