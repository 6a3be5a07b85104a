package io.tripline.engine.backtest;

import io.tripline.engine.activity.ActivityIntake;
import io.tripline.engine.backtest.Chronicle.Written;
import io.tripline.engine.kafka.KafkaClients;
import io.tripline.engine.kafka.LogReader;
import io.tripline.rules.fact.FactSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;

/** What changed about users, as the topic {@code user-activity} tells it. Thread-safe. */
@Component
class PastActivity {

    private final KafkaClients clients;

    PastActivity(KafkaClients clients) {
        this.clients = clients;
    }

    /**
     * All that is wanted, in the order of each partition.
     *
     * @param maxBytes may be remembered
     * @throws BacktestFailed when the topic cannot be read, no longer reaches back so far, or holds more
     * @throws CancellationException soon after it is stopped
     */
    List<Written> read(WantedActivity wanted, long maxBytes, BooleanSupplier stopped) {
        return read(FactSource.USER_ACTIVITY.topic(), wanted, maxBytes, stopped);
    }

    /** The same from another topic. */
    List<Written> read(String topic, WantedActivity wanted, long maxBytes, BooleanSupplier stopped) {
        List<Written> found = new ArrayList<>();
        Set<String> fields = wanted.fields();
        try (LogReader log = new LogReader(clients)) {
            for (TopicPartition partition : inOrder(log.partitions(topic))) {
                requireKept(log, partition, wanted);
                long end = log.ends(List.of(partition)).getOrDefault(partition, 0L);
                log.read(partition, 0, end, records -> {
                    records.forEach(record -> written(record)
                            .filter(wanted::wants)
                            .map(one -> one.with(fields))
                            .forEach(found::add));
                    goOn(found.size(), maxBytes, stopped);
                });
            }
            return found;
        } catch (KafkaException e) {
            if (stopped.getAsBoolean()) {
                throw new CancellationException();
            }
            throw new BacktestFailed("User activity cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<TopicPartition> inOrder(List<TopicPartition> partitions) {
        return partitions.stream()
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList();
    }

    /** What happened when the topic was kept already is written in it, for nothing is written before it happens. */
    private static void requireKept(LogReader log, TopicPartition partition, WantedActivity wanted) {
        Instant from = wanted.from();
        long begin = log.beginnings(List.of(partition)).getOrDefault(partition, 0L);
        if (begin > 0 && log.since(partition).map(from::isBefore).orElse(true)) {
            throw new BacktestFailed("The facts " + wanted.names() + " would have to be counted again from " + from
                    + " on, but user activity of then is no longer kept. Test later interactions.");
        }
    }

    private static void goOn(int found, long maxBytes, BooleanSupplier stopped) {
        if (stopped.getAsBoolean()) {
            throw new CancellationException();
        }
        if (found * Chronicle.BYTES_OF_EVENT > maxBytes) {
            throw BacktestFailed.tooMuchToRemember(maxBytes);
        }
    }

    /** What cannot be read moves nothing, as in life. */
    private static Stream<Written> written(ConsumerRecord<String, byte[]> record) {
        return ActivityIntake.events(List.of(record)).stream()
                .map(sourced -> new Written(sourced.event(), Instant.ofEpochMilli(record.timestamp())));
    }
}
