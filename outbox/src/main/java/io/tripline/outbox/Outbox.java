package io.tripline.outbox;

import java.util.List;

/**
 * Messages that leave for Kafka exactly when the surrounding database transaction commits: at least once, and for one
 * key in the order of the commits. Thread-safe.
 */
public interface Outbox {

    /**
     * Adds messages, in this order, to the current transaction.
     *
     * @throws IllegalStateException outside a transaction, where a message could be sent for a change that never was
     */
    void add(List<OutboxMessage> messages);

    /** As {@link #add(List)} with one message. */
    default void add(OutboxMessage message) {
        add(List.of(message));
    }

    /**
     * Committed messages that Kafka has not acknowledged yet: a figure at most half a second old, or older while the
     * database is away. Cheap enough to ask at every request.
     */
    long depth();
}
