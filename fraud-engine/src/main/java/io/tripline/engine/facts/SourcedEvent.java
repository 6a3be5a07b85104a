package io.tripline.engine.facts;

import io.tripline.rules.fact.Event;

/**
 * An event and where in the log it stands.
 *
 * @param partition topic and partition, such as "interactions-0"; a log that is started anew needs a new name, because
 *     its offsets start again
 * @param offset at least 0
 * @param read whether the facts of the event are wanted; false for events that only move facts
 */
public record SourcedEvent(Event event, String partition, long offset, boolean read) {
    public SourcedEvent {
        if (offset < 0) {
            throw new IllegalArgumentException("offset of an event of " + partition + " is negative: " + offset);
        }
    }
}
