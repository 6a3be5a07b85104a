package io.tripline.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One CloudEvent on its way to Kafka.
 *
 * @param topic the Kafka topic
 * @param key the record key; messages of one key keep their order
 * @param type attribute {@code ce_type}
 * @param id attribute {@code ce_id}: consumers recognise a repeated message by it
 * @param time attribute {@code ce_time}
 * @param payload JSON in UTF-8, at most {@value #MAX_PAYLOAD_BYTES} bytes so that every stored message can be sent; not
 *     copied, do not change it afterwards
 * @param traceparent W3C trace context that the message continues, or null for the trace of the thread that adds it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy of each payload would double the memory of a batch
public record OutboxMessage(
        String topic,
        String key,
        String type,
        String id,
        Instant time,
        byte[] payload,
        @Nullable String traceparent) {

    /** The largest payload that fits a record of Kafka's default size with its headers. */
    public static final int MAX_PAYLOAD_BYTES = 900_000;

    public OutboxMessage {
        if (payload.length > MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException("message " + id + " for topic " + topic + " has " + payload.length
                    + " bytes, more than " + MAX_PAYLOAD_BYTES);
        }
    }
}
