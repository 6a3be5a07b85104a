package io.tripline.engine.intake;

import io.tripline.engine.facts.FactsUnavailable;
import io.tripline.engine.facts.Places;
import io.tripline.engine.kafka.Rejected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in one topic batch by batch. Offsets are committed once a batch is processed. What is away (Redis, PostgreSQL,
 * Kafka) is waited for as long as it takes, as a member of the group; a record that cannot be processed goes to the
 * dead-letter topic, and its partition goes on. For one thread.
 */
final class TopicIntake implements ConsumerRebalanceListener, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TopicIntake.class);
    /** Short, because the consumer at times misses that records have come, and then finds them with the next poll. */
    private static final Duration POLL = Duration.ofMillis(50);

    /** While the facts are looked after. */
    private static final Duration FACTS_PAUSE = Duration.ofMillis(50);

    private static final long HELD_PAUSE_NANOS = Duration.ofMillis(50).toNanos();
    private static final Duration LEAVE_WITHIN = Duration.ofSeconds(2);

    private final String topic;
    private final BatchHandler handler;
    private final IntakeParts parts;
    private final Consumer<String, byte[]> consumer;
    private final BooleanSupplier running;
    private boolean holding;

    TopicIntake(String topic, BatchHandler handler, IntakeParts parts, BooleanSupplier running) {
        this.topic = topic;
        this.handler = handler;
        this.parts = parts;
        this.consumer = parts.clients().groupMember();
        this.running = running;
        consumer.subscribe(List.of(topic), this);
    }

    void takeNext() {
        List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>();
        consumer.poll(POLL).forEach(batch::add);
        parts.lag().measure(topic, consumer, batch.size());
        if (!batch.isEmpty()) {
            settle(batch, handler);
            parts.lag().measure(topic, consumer, 0);
        }
    }

    /** Tries until the batch is processed and committed, another member has taken it over, or the intake ends. */
    private void settle(List<ConsumerRecord<String, byte[]>> batch, BatchHandler handler) {
        Backoff backoff = new Backoff(parts.settings());
        long firstTry = System.nanoTime();
        while (running.getAsBoolean() && !batch.isEmpty()) {
            try {
                if (process(batch, handler, Duration.ofNanos(System.nanoTime() - firstTry))) {
                    return;
                }
                waitFor(FACTS_PAUSE, batch);
            } catch (RuntimeException e) {
                if (Failures.passes(e)) {
                    Duration pause = backoff.next();
                    log.warn("{} of {} wait {} ms: {}", batch.size(), topic, pause.toMillis(), e.toString());
                    if (e instanceof FactsUnavailable) {
                        parts.keeper().doubt();
                    }
                    waitFor(pause, batch);
                } else if (batch.size() > 1) {
                    log.warn("A batch of {} failed; its {} records are taken one by one", topic, batch.size(), e);
                    batch.forEach(record -> settle(new ArrayList<>(List.of(record)), handler));
                    return;
                } else {
                    log.error("A record of {} cannot be processed", topic, e);
                    settle(batch, (records, waited) -> List.of(Rejected.because(records.getFirst(), e)));
                    return;
                }
            }
        }
    }

    /** Answers whether it is: nothing can be while the facts are looked after. */
    private boolean process(List<ConsumerRecord<String, byte[]>> batch, BatchHandler handler, Duration waited) {
        if (!entered()) {
            return false;
        }
        try {
            parts.deadLetters().send(handler.handle(batch, waited));
            Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
            Map<String, Long> places = new HashMap<>();
            for (ConsumerRecord<String, byte[]> record : batch) {
                done.put(partition(record), new OffsetAndMetadata(record.offset() + 1));
                places.put(Places.partition(topic, record.partition()), Places.at(topic, record.offset() + 1));
            }
            parts.facts().pass(places);
            consumer.commitSync(done);
            return true;
        } finally {
            parts.keeper().leave();
        }
    }

    private boolean entered() {
        try {
            return parts.keeper().enter(topic);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private void waitFor(Duration pause, List<ConsumerRecord<String, byte[]>> batch) {
        hold(pause);
        batch.removeIf(record -> !consumer.assignment().contains(partition(record)));
    }

    /** Goes on polling without taking records, because a member that does not poll is put out of the group. */
    private void hold(Duration pause) {
        long end = System.nanoTime() + pause.toNanos();
        holding = true;
        consumer.pause(consumer.assignment());
        while (running.getAsBoolean() && System.nanoTime() < end) {
            // A longer poll would spin: records of the paused partitions are fetched already.
            LockSupport.parkNanos(HELD_PAUSE_NANOS);
            consumer.poll(Duration.ZERO);
        }
        holding = false;
        consumer.resume(consumer.assignment());
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        parts.keeper().own(partitions);
        if (holding) {
            consumer.pause(partitions);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        parts.keeper().disown(partitions);
        log.info("{} of {} go to another engine", Set.copyOf(partitions), topic);
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(LEAVE_WITHIN));
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
