package io.tripline.outbox;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Sends messages as CloudEvents in binary mode. Used by one thread. */
final class OutboxPublisher {

    private final Supplier<Producer<String, byte[]>> producers;
    private final String source;
    private final Tracer tracer;
    private @Nullable Producer<String, byte[]> producer;

    OutboxPublisher(Supplier<Producer<String, byte[]>> producers, String source, OpenTelemetry telemetry) {
        this.producers = producers;
        this.source = source;
        this.tracer = telemetry.getTracer("io.tripline.outbox");
    }

    /**
     * Sends all messages in order and returns when Kafka has acknowledged every one. After an exception any of them may
     * or may not have been sent.
     *
     * @param goOn asked while waiting; false gives up
     * @throws KafkaException when a message was refused, or the wait given up
     */
    void publish(List<OutboxMessage> messages, BooleanSupplier goOn) {
        Producer<String, byte[]> kafka = producer();
        List<Sent> sent = new ArrayList<>(messages.size());
        try {
            for (OutboxMessage message : messages) {
                Sent one = send(kafka, message);
                sent.add(one);
                one.failNowIfRefused();
            }
            for (Sent one : sent) {
                one.await(goOn);
            }
        } catch (KafkaException e) {
            sent.forEach(one -> one.fail(e));
            throw e;
        }
    }

    /** Drops the connection; what was not acknowledged is abandoned. The next publish opens a new one. */
    void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    private Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = producers.get();
        }
        return producer;
    }

    private Sent send(Producer<String, byte[]> kafka, OutboxMessage message) {
        SpanContext parent = Traceparents.parse(message.traceparent());
        Span span = parent.isSampled() ? relaySpan(message, parent) : null;
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(message.topic(), message.key(), message.payload());
        addHeaders(
                record.headers(),
                message,
                span == null || !span.getSpanContext().isValid()
                        ? message.traceparent()
                        : Traceparents.render(span.getSpanContext()));
        return new Sent(message, kafka.send(record), span);
    }

    private Span relaySpan(OutboxMessage message, SpanContext parent) {
        return tracer.spanBuilder(message.topic() + " publish")
                .setParent(Context.root().with(Span.wrap(parent)))
                .setSpanKind(SpanKind.PRODUCER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.destination.name", message.topic())
                .setAttribute("messaging.message.id", message.id())
                .startSpan();
    }

    private void addHeaders(Headers headers, OutboxMessage message, @Nullable String traceparent) {
        headers.add("ce_specversion", utf8("1.0"));
        headers.add("ce_id", utf8(message.id()));
        headers.add("ce_source", utf8(source));
        headers.add("ce_type", utf8(message.type()));
        headers.add("ce_time", utf8(message.time().toString()));
        headers.add("content-type", utf8("application/json"));
        if (traceparent != null) {
            headers.add("traceparent", utf8(traceparent));
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private record Sent(
            OutboxMessage message,
            Future<RecordMetadata> acknowledgement,
            @Nullable Span span) {

        void await(BooleanSupplier goOn) {
            while (!acknowledged()) {
                if (!goOn.getAsBoolean()) {
                    throw new KafkaException("stopped before Kafka acknowledged message " + message.id());
                }
            }
            if (span != null) {
                span.end();
            }
        }

        /** A producer that knows no broker returns a failed future: what follows must not be sent before this one. */
        void failNowIfRefused() {
            if (acknowledgement.state() == Future.State.FAILED) {
                throw refused(acknowledgement.exceptionNow());
            }
        }

        private boolean acknowledged() {
            try {
                acknowledgement.get(250, TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException e) {
                return false;
            } catch (ExecutionException e) {
                throw refused(e.getCause());
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }

        private KafkaException refused(@Nullable Throwable cause) {
            return new KafkaException(
                    "Kafka did not take message " + message.id() + " for topic " + message.topic() + ": " + cause,
                    cause);
        }

        void fail(Exception cause) {
            if (span != null && span.isRecording()) {
                span.setStatus(StatusCode.ERROR, cause.toString());
                span.end();
            }
        }
    }
}
