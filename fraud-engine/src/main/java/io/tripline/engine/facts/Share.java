package io.tripline.engine.facts;

/** Which events a count takes for itself; others were counted before, or will be by somebody else. */
@FunctionalInterface
public interface Share {

    /** No event at all. */
    long NONE = Long.MAX_VALUE;

    /** The first place of the partition that counts in the series; {@link #NONE} when none does. */
    long from(String seriesId, String partition);
}
