package io.tripline.interaction.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What came in, and what was answered for want of a decision. */
@Component
class IntakeMetrics {

    private final MeterRegistry registry;
    private final IntakeProperties properties;

    IntakeMetrics(MeterRegistry registry, IntakeProperties properties) {
        this.registry = registry;
        this.properties = properties;
    }

    void count(Acceptance.Status status, String type) {
        registry.counter(
                        "tripline.interactions.received",
                        "result",
                        status.name().toLowerCase(Locale.ROOT),
                        "type",
                        properties.knownType(type))
                .increment();
    }

    void invalid() {
        registry.counter("tripline.interactions.invalid").increment();
    }

    void refusedAsOverloaded() {
        registry.counter("tripline.interactions.overloaded").increment();
    }

    /** Counts a fallback that is marked in the store, and no other. */
    void fallback(String type, String outcome) {
        registry.counter("tripline.interactions.fallbacks", "type", properties.knownType(type), "outcome", outcome)
                .increment();
    }
}
