package io.tripline.outbox;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.atomic.LongAdder;

/** What an operator watches: whether messages leave, and how long they wait when they do not. */
final class OutboxMetrics implements MeterBinder {

    private final Backlog backlog;
    private final LongAdder relayed = new LongAdder();
    private final LongAdder failures = new LongAdder();

    OutboxMetrics(Backlog backlog) {
        this.backlog = backlog;
    }

    void relayed(int messages) {
        relayed.add(messages);
    }

    void failed() {
        failures.increment();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("tripline.outbox.depth", backlog, b -> b.now().depth())
                .description("Messages that Kafka has not acknowledged yet")
                .register(registry);
        Gauge.builder("tripline.outbox.age", backlog, b -> b.now().oldestAgeSeconds())
                .description("Age of the oldest message that Kafka has not acknowledged yet")
                .baseUnit("seconds")
                .register(registry);
        FunctionCounter.builder("tripline.outbox.relayed", relayed, LongAdder::sum)
                .description("Messages that Kafka acknowledged")
                .register(registry);
        FunctionCounter.builder("tripline.outbox.failures", failures, LongAdder::sum)
                .description("Batches that could not be relayed and were kept")
                .register(registry);
    }
}
