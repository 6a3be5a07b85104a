package io.tripline.interaction.history;

import io.tripline.access.FieldError;
import io.tripline.access.Refusal;
import io.tripline.interaction.answer.Stored;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** A place in a user's history. Clients keep it as they got it and read nothing into it. */
record Cursor(Instant occurredAt, UUID id) {

    private static final int BYTES = 3 * Long.BYTES;

    static Cursor after(Stored last) {
        return new Cursor(last.occurredAt(), last.id());
    }

    /**
     * Reads a cursor again.
     *
     * @throws Refusal when the text is no cursor of ours
     */
    static Cursor parse(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            Instant occurredAt = Instant.EPOCH.plus(buffer.getLong(), ChronoUnit.MICROS);
            UUID id = new UUID(buffer.getLong(), buffer.getLong());
            if (bytes.length == BYTES
                    && occurredAt.isBefore(Instant.parse("9999-12-31T23:59:59Z"))
                    && !occurredAt.isBefore(Instant.EPOCH)) {
                return new Cursor(occurredAt, id);
            }
        } catch (IllegalArgumentException | BufferUnderflowException | DateTimeException | ArithmeticException e) {
            throw refused();
        }
        throw refused();
    }

    private static Refusal refused() {
        return Refusal.invalid(
                List.of(new FieldError("cursor", "must be a nextCursor as it was given, or be left out")));
    }

    String text() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, occurredAt))
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
