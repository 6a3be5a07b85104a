package io.tripline.interaction.intake;

import io.tripline.interaction.intake.IntakeProperties.FallbackPolicy;
import io.tripline.interaction.intake.IntakeProperties.TypePolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.springframework.util.unit.DataSize;

/** A reader with a clock that stands and a few types. */
final class Readers {

    static final Instant NOW = Instant.parse("2026-11-22T10:16:00Z");

    private Readers() {}

    static InteractionReader reader() {
        return new InteractionReader(properties(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static IntakeProperties properties() {
        return new IntakeProperties(
                Duration.ofMinutes(5),
                Duration.ofSeconds(30),
                DataSize.ofKilobytes(64),
                DataSize.ofMegabytes(8),
                1_000,
                10,
                Set.of("MERCHANT", "PAYEE"),
                Set.of("CARD", "WALLET"),
                Map.of("PAYMENT", new TypePolicy(Set.of("amount"), FallbackPolicy.REVIEW)),
                new TypePolicy(Set.of(), FallbackPolicy.REVIEW));
    }
}
