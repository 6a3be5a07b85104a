package io.tripline.engine.kafka;

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

/**
 * Reads a topic outside any group, on a thread of its own, as every instance does that wants all of it. What is away comes
 * back: any failure, of Kafka or of the listener, is followed a second later by another attempt from the starting point, until
 * {@link #stop()}. Thread-safe.
 */
public final class TopicFollower {

    private static final Logger log = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    /** Where an attempt starts to read. */
    public enum From {
        /** With everything that the topic holds by then; it arrives as one list, which may be empty. */
        BEGINNING,
        /** With the first record that is added from then on. */
        END
    }

    /** Takes records in the order of their partition, on the thread of the follower; never empty but for the first list. */
    @FunctionalInterface
    public interface Listener {
        void take(List<ConsumerRecord<String, byte[]>> records);
    }

    private final String topic;
    private final From from;
    private final KafkaClients clients;
    private volatile boolean running;
    private @Nullable Thread thread;

    public TopicFollower(String topic, From from, KafkaClients clients) {
        this.topic = topic;
        this.from = from;
        this.clients = clients;
    }

    /** Prepares once, which may fail and is then tried again like the rest, and follows. */
    public synchronized void start(Runnable preparation, Listener listener) {
        running = true;
        thread = Thread.ofPlatform().name("follow-" + topic).start(() -> {
            attempt(preparation);
            while (running) {
                attempt(() -> follow(listener));
            }
        });
    }

    /** Ends after the records at hand, waiting at most five seconds for that. */
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

    public boolean isRunning() {
        return running;
    }

    private void attempt(Runnable task) {
        while (running) {
            try {
                task.run();
                return;
            } catch (InterruptException e) {
                log.debug("Interrupted");
            } catch (RuntimeException e) {
                log.warn("{} cannot be followed; trying again in {} s: {}", topic, PAUSE.toSeconds(), e.toString());
                pause();
            }
        }
    }

    private void follow(Listener listener) {
        try (Consumer<String, byte[]> consumer = clients.reader()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            if (from == From.BEGINNING) {
                consumer.seekToBeginning(partitions);
                listener.take(readUpTo(consumer.endOffsets(partitions), consumer));
            } else {
                consumer.seekToEnd(partitions);
            }
            while (running) {
                List<ConsumerRecord<String, byte[]>> records = poll(consumer);
                if (!records.isEmpty()) {
                    listener.take(records);
                }
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

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
