package io.tripline.user.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tripline.outbox.Outbox;
import io.tripline.outbox.OutboxMessage;
import io.tripline.user.Uuids;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes each change of a user to the outbox, in the transaction that makes the change. Thread-safe. */
@Component
public class ActivityLog {

    private static final String TOPIC = "user-activity";
    private static final String TYPE = "io.tripline.user.activity";

    private final Outbox outbox;
    private final JsonMapper json;

    ActivityLog(Outbox outbox, JsonMapper json) {
        this.outbox = outbox;
        this.json = json.rebuild()
                .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build();
    }

    /** Adds one message; the caller has opened the transaction and holds the lock on the user's row, so order per user holds. */
    public void add(Activity activity) {
        outbox.add(new OutboxMessage(
                TOPIC,
                activity.userId().toString(),
                TYPE,
                Uuids.ordered(activity.occurredAt()).toString(),
                activity.occurredAt(),
                json.writeValueAsBytes(activity),
                null));
    }
}
