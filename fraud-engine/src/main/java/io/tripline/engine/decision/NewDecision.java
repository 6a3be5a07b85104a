package io.tripline.engine.decision;

import io.tripline.engine.breaker.Breakers;
import io.tripline.rules.evaluation.Hit;
import io.tripline.rules.evaluation.Outcome;
import io.tripline.rules.evaluation.Verdict;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A decision that was made and is not stored yet. */
@SuppressWarnings("ArrayRecordComponent") // The bytes are passed on, never changed and never compared.
record NewDecision(
        Arrival arrival, Verdict verdict, Instant decidedAt, String releaseHash, DecisionTrace trace, byte[] body) {

    /** The decision of an interaction has one id, whenever and however often it is made. */
    static UUID idFor(UUID interactionId) {
        return UUID.nameUUIDFromBytes(("tripline/decision/" + interactionId).getBytes(StandardCharsets.UTF_8));
    }

    Interaction interaction() {
        return arrival.interaction();
    }

    UUID interactionId() {
        return interaction().id();
    }

    UUID id() {
        return idFor(interactionId());
    }

    Outcome outcome() {
        return verdict.outcome();
    }

    /** Rule ids hold no spaces. */
    String ruleIds() {
        return verdict.hits().stream().map(Hit::ruleId).collect(Collectors.joining(" "));
    }

    /** What breakers count: a rule that failed did not hit. */
    Breakers.Seen seen() {
        return new Breakers.Seen(
                interaction().type(),
                verdict.hits().stream()
                        .filter(hit -> !hit.reasonCode().equals(Hit.ERROR))
                        .map(Hit::ruleId)
                        .toList());
    }

    @Nullable
    BigDecimal amount() {
        return interaction().event().field("amount.value") instanceof Double amount ? BigDecimal.valueOf(amount) : null;
    }

    Duration latency() {
        return Duration.between(interaction().receivedAt(), decidedAt);
    }

    StoredDecision stored() {
        return new StoredDecision(
                id(), interactionId(), interaction().userId(), decidedAt, arrival.partition(), arrival.offset(), body);
    }
}
