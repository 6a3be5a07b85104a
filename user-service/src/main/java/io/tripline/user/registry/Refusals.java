package io.tripline.user.registry;

import io.tripline.access.FieldError;
import io.tripline.access.Refusal;
import io.tripline.user.identity.IdentityException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** What this service refuses, each with what the caller can do about it. */
final class Refusals {

    private Refusals() {}

    static Refusal unknownUser(UUID id) {
        return Refusal.of(
                HttpStatus.NOT_FOUND, "unknown-user", "There is no user " + id + ". Register one with POST /v1/users.");
    }

    static Refusal emailTaken() {
        return new Refusal(
                HttpStatus.CONFLICT,
                "email-taken",
                "Another user has this e-mail address. Use a different one.",
                List.of(new FieldError("email", "is used by another user")));
    }

    static Refusal keyReused() {
        return Refusal.of(
                HttpStatus.CONFLICT,
                "idempotency-key-reused",
                "This Idempotency-Key stood for another registration. Send a new key with a new body.");
    }

    static Refusal badKey() {
        return Refusal.invalid(List.of(new FieldError("Idempotency-Key", "must be 1 to 100 visible ASCII characters")));
    }

    static Refusal refusedByProvider(String field, IdentityException e) {
        return Refusal.invalid(
                List.of(new FieldError(field, "is refused by the identity provider: " + e.getMessage())));
    }

    static Refusal identityAway() {
        return Refusal.unavailable(
                "The identity provider does not answer, so nothing was registered. Send the same request again in a few seconds, "
                        + "or register without a password.",
                Duration.ofSeconds(5));
    }

    static Refusal beingRegistered() {
        return Refusal.unavailable(
                "Another registration of this e-mail address is under way or being undone. Send the same request again "
                        + "in a minute.",
                Duration.ofSeconds(60));
    }
}
