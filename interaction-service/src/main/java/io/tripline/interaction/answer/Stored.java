package io.tripline.interaction.answer;

import io.tripline.interaction.contract.Decision;
import io.tripline.interaction.contract.Interaction;
import io.tripline.interaction.contract.Json;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One stored interaction beside its decision, if that is stored too. {@code seq} is the decision's place in order. */
public record Stored(
        UUID id,
        String userId,
        Instant occurredAt,
        String body,
        Instant receivedAt,
        Answer.@Nullable Fallback fallback,
        @Nullable String decisionBody,
        long seq) {

    public boolean decided() {
        return decisionBody != null;
    }

    public Answer answer(Audience audience) {
        return new Answer(
                new Answer.Submitted(
                        Json.read(body, Interaction.class),
                        receivedAt,
                        decided() ? Answer.Status.DECIDED : Answer.Status.PENDING,
                        fallback),
                decision(audience));
    }

    private @Nullable DecisionView decision(Audience audience) {
        if (decisionBody != null) {
            return DecisionView.of(Json.read(decisionBody, Decision.class), audience);
        }
        return fallback == null ? null : DecisionView.of(fallback);
    }
}
