package io.tripline.engine.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sets aside what can never be processed: the record as it came goes to {@code <topic>.dead-letter}, with the reason and
 * where it stood in its headers. A record may arrive there more than once. Thread-safe.
 */
@Component
public class DeadLetters {

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private final Publisher publisher;
    private final MeterRegistry meters;

    DeadLetters(Publisher publisher, MeterRegistry meters) {
        this.publisher = publisher;
        this.meters = meters;
    }

    /** Returns once all are stored. */
    public void send(List<Rejected> rejected) {
        publisher.publish(rejected.stream().map(DeadLetters::letter).toList());
        rejected.forEach(this::tell);
    }

    private static ProducerRecord<String, byte[]> letter(Rejected rejected) {
        ConsumerRecord<String, byte[]> record = rejected.record();
        var headers = new RecordHeaders(record.headers())
                .add("dead_letter_reason", Headers.bytes(rejected.reason()))
                .add("dead_letter_partition", Headers.bytes(Integer.toString(record.partition())))
                .add("dead_letter_offset", Headers.bytes(Long.toString(record.offset())));
        return new ProducerRecord<>(record.topic() + ".dead-letter", null, record.key(), record.value(), headers);
    }

    private void tell(Rejected rejected) {
        ConsumerRecord<String, byte[]> record = rejected.record();
        meters.counter("tripline.dead.letters", "topic", record.topic()).increment();
        log.atWarn()
                .addKeyValue("traceparent", Headers.traceparent(record.headers()))
                .log("Set aside {}-{}@{}: {}", record.topic(), record.partition(), record.offset(), rejected.reason());
    }
}
