package io.tripline.engine.intake;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.springframework.stereotype.Component;

/** How many records of each topic wait for this engine, as far as it knows. Thread-safe. */
@Component
public class Lag {

    private final Map<String, Long> byTopic = new ConcurrentHashMap<>();
    private final MeterRegistry meters;

    Lag(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Records of the topic that are not yet processed here; 0 before the topic was first read. */
    public long of(String topic) {
        return byTopic.getOrDefault(topic, 0L);
    }

    /** For the thread of the consumer only. */
    void measure(String topic, Consumer<?, ?> consumer, int inHand) {
        long behind = consumer.assignment().stream()
                .map(consumer::currentLag)
                .mapToLong(known -> known.orElse(0))
                .sum();
        if (byTopic.put(topic, behind + inHand) == null) {
            Gauge.builder("tripline.intake.lag", () -> of(topic))
                    .tag("topic", topic)
                    .register(meters);
        }
    }
}
