package io.tripline.interaction.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tripline.interaction.contract.Interaction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one interaction. Written from stored rows alone, so that the same question gets the same bytes.
 *
 * @param decision the decision; before there is one, the fallback if a caller was given it, else null
 */
@JsonPropertyOrder({"interaction", "decision"})
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Answer(Submitted interaction, @Nullable DecisionView decision) {

    /** The interaction as accepted, when, and how far it has come. */
    @JsonPropertyOrder({"content", "receivedAt", "status", "fallback"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Submitted(
            @JsonUnwrapped Interaction content,
            Instant receivedAt,
            Status status,
            @Nullable Fallback fallback) {}

    /** What a caller was told when no decision came in time. */
    @JsonPropertyOrder({"outcome", "answeredAt"})
    public record Fallback(String outcome, Instant answeredAt) {}

    /** Whether the decision is stored. */
    public enum Status {
        DECIDED,
        PENDING
    }

    public boolean decided() {
        return interaction.status() == Status.DECIDED;
    }
}
