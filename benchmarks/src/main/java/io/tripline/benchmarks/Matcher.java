package io.tripline.benchmarks;

/** Marks the rules that hold for an event on the event; for one thread. */
public interface Matcher extends AutoCloseable {

    /** The event's hits are cleared first. */
    void match(FlatEvent event);

    @Override
    default void close() {}
}
