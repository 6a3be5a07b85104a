package io.tripline.engine.kafka;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.springframework.stereotype.Component;

/** Sends records and returns once every one of them is acknowledged. Thread-safe. */
@Component
public class Publisher {

    private final Producer<String, byte[]> producer;

    Publisher(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    /**
     * Sends all records, in order per key.
     *
     * @throws KafkaException when any of them is not known to be stored; some may be, so whoever tries again sends all again
     */
    public void publish(List<ProducerRecord<String, byte[]>> records) {
        if (records.isEmpty()) {
            return;
        }
        List<Future<RecordMetadata>> answers =
                records.stream().map(producer::send).toList();
        producer.flush();
        answers.forEach(Publisher::await);
    }

    private static void await(Future<RecordMetadata> answer) {
        try {
            answer.get();
        } catch (ExecutionException e) {
            throw new KafkaException("A record was not acknowledged", e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
