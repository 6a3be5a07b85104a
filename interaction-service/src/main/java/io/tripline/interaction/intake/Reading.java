package io.tripline.interaction.intake;

import io.tripline.access.FieldError;
import io.tripline.access.Refusal;
import io.tripline.interaction.contract.Interaction;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What became of the bytes of one interaction. */
sealed interface Reading {

    /** Passed every check; {@code body} is its canonical JSON and {@code hash} the SHA-256 of that. */
    @SuppressWarnings("ArrayRecordComponent") // held for the length of a request, compared by Arrays.equals
    record Accepted(Interaction interaction, byte[] body, byte[] hash) implements Reading {}

    /** Failed some; {@code id} is null where even that could not be read. */
    record Refused(@Nullable UUID id, boolean cardNumber, List<FieldError> errors) implements Reading {

        Refusal refusal() {
            if (cardNumber) {
                return new Refusal(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "card-number",
                        "Full card numbers are not taken in. Send a token, the BIN and the last four digits instead.",
                        errors);
            }
            return Refusal.invalid(errors);
        }
    }
}
