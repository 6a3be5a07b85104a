package io.tripline.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutboxPublisherTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SAMPLED = "00-" + TRACE + "-b7ad6b7169203331-01";
    private static final String UNSAMPLED = "00-" + TRACE + "-b7ad6b7169203331-00";

    private final MockProducer<String, byte[]> kafka =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());

    @Test
    void writesACloudEventInBinaryMode() {
        publisher(OpenTelemetry.noop()).publish(List.of(message(null)), () -> true);

        ProducerRecord<String, byte[]> sent = kafka.history().getFirst();
        assertThat(sent.topic()).isEqualTo("labels");
        assertThat(sent.key()).isEqualTo("u-1");
        assertThat(sent.value()).asString().isEqualTo("{}");
        assertThat(header(sent, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(sent, "ce_id")).isEqualTo("m-1");
        assertThat(header(sent, "ce_source")).isEqualTo("/tripline/test");
        assertThat(header(sent, "ce_type")).isEqualTo("io.tripline.label.known");
        assertThat(header(sent, "ce_time")).isEqualTo("2026-11-22T10:15:30.123Z");
        assertThat(header(sent, "content-type")).isEqualTo("application/json");
        assertThat(header(sent, "traceparent")).isNull();
    }

    @Test
    void continuesASampledTraceWithASpanOfItsOwn() {
        try (SdkTracerProvider tracers = SdkTracerProvider.builder().build()) {
            publisher(OpenTelemetrySdk.builder().setTracerProvider(tracers).build())
                    .publish(List.of(message(SAMPLED)), () -> true);
        }

        assertThat(header(kafka.history().getFirst(), "traceparent"))
                .startsWith("00-" + TRACE + "-")
                .endsWith("-01")
                .isNotEqualTo(SAMPLED);
    }

    @Test
    void handsAnUnsampledTraceOnAsItIs() {
        try (SdkTracerProvider tracers = SdkTracerProvider.builder().build()) {
            publisher(OpenTelemetrySdk.builder().setTracerProvider(tracers).build())
                    .publish(List.of(message(UNSAMPLED)), () -> true);
        }

        assertThat(header(kafka.history().getFirst(), "traceparent")).isEqualTo(UNSAMPLED);
    }

    @Test
    void failsWhenKafkaRefusesAMessage() {
        kafka.sendException = new KafkaException("too large");

        assertThatThrownBy(() -> publisher(OpenTelemetry.noop()).publish(List.of(message(null)), () -> true))
                .isInstanceOf(KafkaException.class);
    }

    @Test
    void sendsNothingAfterAMessageThatKafkaDidNotTake() {
        MockProducer<String, byte[]> losingItsBroker =
                new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
                    @Override
                    public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
                        return history().isEmpty()
                                ? super.send(record)
                                : CompletableFuture.failedFuture(new TimeoutException("no metadata"));
                    }
                };
        OutboxPublisher publisher = new OutboxPublisher(() -> losingItsBroker, "/tripline/test", OpenTelemetry.noop());
        AtomicInteger asked = new AtomicInteger();
        List<OutboxMessage> messages = new AbstractList<>() {
            @Override
            public OutboxMessage get(int index) {
                asked.incrementAndGet();
                return message(null);
            }

            @Override
            public int size() {
                return 5;
            }
        };

        assertThatThrownBy(() -> publisher.publish(messages, () -> true)).hasMessageContaining("no metadata");

        assertThat(asked).hasValue(2);
    }

    @Test
    void givesUpWaitingWhenItIsStopped() {
        MockProducer<String, byte[]> silent =
                new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
        OutboxPublisher publisher = new OutboxPublisher(() -> silent, "/tripline/test", OpenTelemetry.noop());

        assertThatThrownBy(() -> publisher.publish(List.of(message(null)), () -> false))
                .hasMessageContaining("stopped");
    }

    private OutboxPublisher publisher(OpenTelemetry telemetry) {
        return new OutboxPublisher(() -> kafka, "/tripline/test", telemetry);
    }

    private static OutboxMessage message(@Nullable String traceparent) {
        return new OutboxMessage(
                "labels",
                "u-1",
                "io.tripline.label.known",
                "m-1",
                Instant.parse("2026-11-22T10:15:30.123Z"),
                "{}".getBytes(StandardCharsets.UTF_8),
                traceparent);
    }

    private static @Nullable String header(ProducerRecord<String, byte[]> sent, String name) {
        Header header = sent.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
