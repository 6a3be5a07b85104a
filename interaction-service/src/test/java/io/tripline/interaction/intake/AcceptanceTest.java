package io.tripline.interaction.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tripline.access.Refusal;
import io.tripline.outbox.Outbox;
import io.tripline.outbox.OutboxMessage;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

class AcceptanceTest {

    @Test
    void refusesToTakeInWhatWouldWaitTooLongForKafka() {
        IntakeProperties properties = Readers.properties();
        Acceptance acceptance = new Acceptance(
                new InteractionTable(new JdbcTemplate()),
                new FullOutbox(properties.maxOutboxDepth()),
                TransactionOperations.withoutTransaction(),
                properties,
                new IntakeMetrics(new SimpleMeterRegistry(), properties),
                Clock.systemUTC());

        assertThatThrownBy(() -> acceptance.accept(List.of(), () -> null))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.status().value()).isEqualTo(503);
                    assertThat(refusal.code()).isEqualTo("overloaded");
                    assertThat(refusal.retryAfter()).isPresent();
                });
    }

    private record FullOutbox(long depth) implements Outbox {

        @Override
        public void add(List<OutboxMessage> messages) {
            throw new AssertionError("nothing may be added");
        }
    }
}
