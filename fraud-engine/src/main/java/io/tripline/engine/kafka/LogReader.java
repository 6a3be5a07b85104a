package io.tripline.engine.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads what topics hold, outside any group, from one offset to another and in order. For one thread. */
public final class LogReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final int PATIENCE = 400;

    private final Consumer<String, byte[]> consumer;

    public LogReader(KafkaClients clients) {
        consumer = clients.reader();
    }

    /** All partitions of a topic. */
    public List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    /** The offset after the last record of each. */
    public Map<TopicPartition, Long> ends(List<TopicPartition> partitions) {
        return consumer.endOffsets(partitions);
    }

    /** The offset of the first record that is still there, of each. */
    public Map<TopicPartition, Long> beginnings(List<TopicPartition> partitions) {
        return consumer.beginningOffsets(partitions);
    }

    /**
     * Hands over the records with offsets from {@code from} and below {@code to}, at most {@link KafkaClients#MAX_BATCH} at a
     * time. Those that the topic no longer has are left out.
     *
     * @throws TimeoutException when nothing comes for twenty seconds
     */
    public void read(TopicPartition partition, long from, long to, Batches batches) {
        if (from >= to) {
            return;
        }
        consumer.assign(List.of(partition));
        consumer.seek(partition, Math.max(from, beginnings(List.of(partition)).getOrDefault(partition, from)));
        int missed = 0;
        while (consumer.position(partition) < to) {
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            consumer.poll(POLL).records(partition).stream()
                    .filter(record -> record.offset() < to)
                    .forEach(records::add);
            missed = records.isEmpty() ? missed + 1 : 0;
            if (missed == PATIENCE) {
                throw new TimeoutException(partition + " has no record up to offset " + to);
            }
            if (!records.isEmpty()) {
                batches.take(records);
            }
        }
    }

    /** When the first record that is still there was written; empty when there is none. */
    public Optional<Instant> since(TopicPartition partition) {
        List<TopicPartition> one = List.of(partition);
        long first = beginnings(one).getOrDefault(partition, 0L);
        List<Instant> since = new ArrayList<>();
        if (first < ends(one).getOrDefault(partition, 0L)) {
            read(
                    partition,
                    first,
                    first + 1,
                    records -> since.add(Instant.ofEpochMilli(records.getFirst().timestamp())));
        }
        return since.stream().findFirst();
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** Takes records in the order of their partition; never none. */
    @FunctionalInterface
    public interface Batches {
        void take(List<ConsumerRecord<String, byte[]>> records);
    }
}
