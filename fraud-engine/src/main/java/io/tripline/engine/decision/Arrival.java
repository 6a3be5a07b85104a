package io.tripline.engine.decision;

import io.tripline.engine.facts.SourcedEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An interaction and where in the log it stands. */
record Arrival(
        Interaction interaction,
        String partition,
        long offset,
        @Nullable String traceparent) {

    UUID id() {
        return interaction.id();
    }

    SourcedEvent toCount(boolean read) {
        return new SourcedEvent(interaction.event(), partition, offset, read);
    }

    boolean standsAt(String otherPartition, long otherOffset) {
        return offset == otherOffset && partition.equals(otherPartition);
    }
}
