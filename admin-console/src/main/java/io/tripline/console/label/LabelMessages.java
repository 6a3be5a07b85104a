package io.tripline.console.label;

import io.tripline.outbox.OutboxMessage;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Labels as the topic {@code labels} carries them. */
@Component
class LabelMessages {

    private static final String TOPIC = "labels";
    private static final String TYPE = "io.tripline.label.known";

    private final JsonMapper json;

    LabelMessages(JsonMapper json) {
        this.json = json;
    }

    OutboxMessage of(StoredLabel stored) {
        Label label = stored.label();
        return new OutboxMessage(
                TOPIC,
                label.userId(),
                TYPE,
                stored.id().toString(),
                label.knownAt(),
                json.writeValueAsBytes(label),
                null);
    }
}
