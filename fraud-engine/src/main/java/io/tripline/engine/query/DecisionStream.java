package io.tripline.engine.query;

import io.tripline.engine.kafka.KafkaClients;
import io.tripline.engine.kafka.TopicFollower;
import io.tripline.engine.kafka.TopicFollower.From;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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

    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
    private final TopicFollower decisions;
    private final DecisionReader reader;

    DecisionStream(KafkaClients clients, DecisionReader reader) {
        this.decisions = new TopicFollower(TOPIC, From.END, clients);
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
    public void start() {
        decisions.start(() -> {}, this::pass);
    }

    @Override
    public void stop() {
        subscribers.forEach(subscriber -> subscriber.end("This engine stops. Connect again."));
        decisions.stop();
    }

    @Override
    public boolean isRunning() {
        return decisions.isRunning();
    }

    /** Ends the streams before the web server waits for its requests to end. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private void pass(List<ConsumerRecord<String, byte[]>> records) {
        if (!subscribers.isEmpty()) {
            records.forEach(this::pass);
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
}
