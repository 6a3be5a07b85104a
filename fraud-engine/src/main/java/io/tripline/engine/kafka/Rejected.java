package io.tripline.engine.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record that can never be processed, and what is wrong with it in words for whoever repairs it. */
public record Rejected(ConsumerRecord<String, byte[]> record, String reason) {

    /** Rejected for what the failure says. */
    public static Rejected because(ConsumerRecord<String, byte[]> record, RuntimeException failure) {
        String message = failure.getMessage();
        return new Rejected(record, message == null ? failure.getClass().getSimpleName() : message);
    }
}
