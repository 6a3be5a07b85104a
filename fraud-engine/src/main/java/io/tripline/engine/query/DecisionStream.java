package io.tripline.engine.query;

import io.tripline.engine.kafka.KafkaClients;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.core.JacksonException;

/**
 * Passes on what appears on the topic {@code decisions}, whichever engine decided it, to everyone who listens at this one.
 * Thread-safe.
 */
@Component
class DecisionStream implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DecisionStream.class);
    private static final String TOPIC = "decisions";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
    private final KafkaClients clients;
    private final DecisionReader reader;
    private volatile boolean running;
    private @Nullable Thread thread;

    DecisionStream(KafkaClients clients, DecisionReader reader) {
        this.clients = clients;
        this.reader = reader;
    }

    SseEmitter subscribe(DecisionFilter filter) {
        Subscriber subscriber = new Subscriber(filter);
        subscribers.add(subscriber);
        Thread.ofVirtual().name("stream").start(() -> {
            try {
                subscriber.send();
            } finally {
                subscribers.remove(subscriber);
            }
        });
        return subscriber.emitter();
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().name("decision-stream").start(this::run);
    }

    @Override
    public synchronized void stop() {
        running = false;
        subscribers.forEach(subscriber -> subscriber.end("This engine stops. Connect again."));
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

    /** Ends the streams before the web server waits for its requests to end. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private void run() {
        while (running) {
            try (Consumer<String, byte[]> consumer = clients.reader()) {
                follow(consumer);
            } catch (InterruptException e) {
                log.debug("Interrupted");
            } catch (RuntimeException e) {
                log.warn("Decisions cannot be followed; trying again in {} s: {}", PAUSE.toSeconds(), e.toString());
                pause();
            }
        }
    }

    private void follow(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        while (running) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                if (!subscribers.isEmpty()) {
                    pass(record);
                }
            }
        }
    }

    private void pass(ConsumerRecord<String, byte[]> record) {
        try {
            DecisionSummary decision = reader.read(record.value()).summary();
            subscribers.forEach(subscriber -> subscriber.offer(decision));
        } catch (JacksonException | IllegalArgumentException e) {
            log.warn("{}-{}@{} is no decision: {}", TOPIC, record.partition(), record.offset(), e.getMessage());
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
