package io.tripline.engine.decision;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.FlatJson;
import io.tripline.rules.fact.MalformedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a user did or tries to do, as the interaction service accepted it.
 *
 * @param json the whole of it, as it came
 */
record Interaction(UUID id, String userId, Event event, Instant receivedAt, String json) {

    /** Throws {@link MalformedEvent} when a field that every interaction has is missing or is not what it should be. */
    static Interaction read(byte @Nullable [] json) {
        FlatJson fields = FlatJson.of(json);
        return new Interaction(
                fields.uuid("id"),
                fields.text("userId"),
                fields.event(FactSource.INTERACTION, fields.text("type"), fields.time("occurredAt")),
                fields.time("receivedAt"),
                new String(json, StandardCharsets.UTF_8));
    }

    String type() {
        return event.type();
    }

    @Nullable
    String text(String path) {
        return (String) event.field(path);
    }
}
