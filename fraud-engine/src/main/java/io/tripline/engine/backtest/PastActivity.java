package io.tripline.engine.backtest;

import io.tripline.engine.activity.ActivityIntake;
import io.tripline.engine.backtest.Chronicle.Written;
import io.tripline.engine.kafka.KafkaClients;
import io.tripline.engine.kafka.LogReader;
import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private static final String TOPIC = FactSource.USER_ACTIVITY.topic();

    private final KafkaClients clients;

    PastActivity(KafkaClients clients) {
        this.clients = clients;
    }

    /**
     * All that moves the facts that are counted again and was written before the end of a range, in the order of each
     * partition, with the fields they read.
     *
     * @param maxBytes may be remembered
     * @throws BacktestFailed when the topic cannot be read, no longer reaches back so far, or holds more
     * @throws CancellationException as soon as it is stopped
     */
    List<Written> moving(Gaps gaps, Range range, long maxBytes, BooleanSupplier stopped) {
        List<Written> moving = new ArrayList<>();
        Set<String> fields = gaps.fields();
        Instant from = gaps.longestWindow().map(range.from()::minus).orElse(Instant.EPOCH);
        try (LogReader reader = new LogReader(clients)) {
            List<TopicPartition> partitions = reader.partitions(TOPIC);
            Map<TopicPartition, Long> begins = reader.beginnings(partitions);
            Map<TopicPartition, Long> ends = reader.ends(partitions);
            for (TopicPartition partition : partitions) {
                long begin = begins.getOrDefault(partition, 0L);
                if (begin > 0 && reader.since(partition).map(from::isBefore).orElse(true)) {
                    throw new BacktestFailed(
                            "The facts " + gaps.countedNames() + " would have to be counted again from " + from
                                    + " on, but user activity of then is no longer kept. Test a later range.");
                }
                reader.read(partition, begin, ends.getOrDefault(partition, 0L), records -> {
                    records.stream()
                            .flatMap(PastActivity::written)
                            .filter(one -> one.at().isBefore(range.to()) && gaps.counts(one.event()))
                            .map(one -> reduced(one, fields))
                            .forEach(moving::add);
                    if (stopped.getAsBoolean()) {
                        throw new CancellationException();
                    }
                    if (moving.size() * Chronicle.BYTES_OF_EVENT > maxBytes) {
                        throw BacktestFailed.tooMuchToRemember(maxBytes);
                    }
                });
            }
        } catch (KafkaException e) {
            throw new BacktestFailed("User activity cannot be read: " + e.getMessage(), e);
        }
        return moving;
    }

    /** What cannot be read moves nothing, as in life. */
    private static Stream<Written> written(ConsumerRecord<String, byte[]> record) {
        return ActivityIntake.events(List.of(record)).stream()
                .map(sourced -> new Written(sourced.event(), Instant.ofEpochMilli(record.timestamp())));
    }

    private static Written reduced(Written written, Set<String> fields) {
        Event event = written.event();
        Map<String, Object> kept = new HashMap<>(event.fields());
        kept.keySet().retainAll(fields);
        return new Written(new Event(event.source(), event.type(), event.time(), kept), written.at());
    }
}
