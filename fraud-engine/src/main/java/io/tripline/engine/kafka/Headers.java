package io.tripline.engine.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** The headers of a record: CloudEvents 1.0 in binary mode, and the W3C trace context. */
public final class Headers {

    private static final String TRACEPARENT = "traceparent";
    private static final byte[] VERSION = bytes("1.0");
    private static final byte[] SOURCE = bytes("/fraud-engine");
    private static final byte[] JSON = bytes("application/json");

    private Headers() {}

    /** The {@code traceparent} of the record, as sent; {@code null} when it has none. */
    public static @Nullable String traceparent(org.apache.kafka.common.header.Headers headers) {
        return text(headers, TRACEPARENT);
    }

    /** The text of the last header of that name; {@code null} when there is none. */
    public static @Nullable String text(org.apache.kafka.common.header.Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** A record that carries the JSON of one event of this engine. */
    public static ProducerRecord<String, byte[]> event(
            String topic, String key, String type, String id, Instant time, byte[] json, @Nullable String traceparent) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_specversion", VERSION)
                .add("ce_id", bytes(id))
                .add("ce_source", SOURCE)
                .add("ce_type", bytes(type))
                .add("ce_time", bytes(time.toString()))
                .add("content-type", JSON);
        if (traceparent != null) {
            headers.add(TRACEPARENT, bytes(traceparent));
        }
        return new ProducerRecord<>(topic, null, key, json, headers);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
