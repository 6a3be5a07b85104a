package io.tripline.engine.facts;

import io.tripline.rules.fact.Event;

/**
 * An event and where in the log it stands.
 *
 * @param partition topic and partition, such as "interactions-0"; a log that is started anew needs a new name, because
 *     its offsets start again
 * @param offset its place there, at least 0: see {@link Places}
 * @param read whether the facts of the event are wanted; false for events that only move facts
 * @param takenBack whether the event, which was counted before, is to be counted no more; such an event does not read
 */
public record SourcedEvent(Event event, String partition, long offset, boolean read, boolean takenBack) {
    public SourcedEvent {
        if (offset < 0) {
            throw new IllegalArgumentException("offset of an event of " + partition + " is negative: " + offset);
        }
        if (read && takenBack) {
            throw new IllegalArgumentException("an event of " + partition + " that is taken back cannot read");
        }
    }

    public SourcedEvent(Event event, String partition, long offset, boolean read) {
        this(event, partition, offset, read, false);
    }

    /** The same in the same place of a partition by another name, which has fences of its own. */
    public SourcedEvent as(String otherPartition) {
        return otherPartition.equals(partition)
                ? this
                : new SourcedEvent(event, otherPartition, offset, read, takenBack);
    }

    /** Counts an event no more that was counted before; its place in the log is that of what took it back. */
    public static SourcedEvent takingBack(Event event, String partition, long offset) {
        return new SourcedEvent(event, partition, offset, false, true);
    }
}
