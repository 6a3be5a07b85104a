package io.tripline.interaction.decision;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Puts what cannot be read aside, with the reason, so that the partition goes on. */
@Component
class DeadLetters {

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
    private static final int PATIENCE_SECONDS = 10;

    private final KafkaTemplate<String, byte[]> kafka;

    DeadLetters(KafkaTemplate<String, byte[]> kafka) {
        this.kafka = kafka;
    }

    /**
     * Returns when the record is safe on the dead-letter topic of its own.
     *
     * @throws KafkaException when it is not; the record must then be read again
     */
    void put(ConsumerRecord<String, byte[]> record, Exception reason) {
        String place = record.topic() + "-" + record.partition() + "@" + record.offset();
        log.warn("Record {} is put aside: {}", place, reason.getMessage());
        ProducerRecord<String, byte[]> letter = new ProducerRecord<>(
                record.topic() + ".dead-letter", null, record.key(), record.value(), record.headers());
        letter.headers().add("tripline-error", utf8(String.valueOf(reason.getMessage())));
        letter.headers().add("tripline-origin", utf8(place));
        try {
            kafka.send(letter).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("record " + place + " could not be put aside", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
