package io.tripline.rules.fact;

/** How a fact is made from the events in its window. "Absent" means that conditions on the fact are false. */
public enum FactFunction {
    /** Number of events; 0 when there are none. */
    COUNT(Takes.NOTHING),
    /** Sum of a number; 0 when there are no events. */
    SUM(Takes.NUMBER),
    /** Mean of a number; absent when there are no events. */
    AVG(Takes.NUMBER),
    /** Smallest value of a number; absent when there are no events. */
    MIN(Takes.NUMBER),
    /** Largest value of a number; absent when there are no events. */
    MAX(Takes.NUMBER),
    /** Standard deviation of a number over the whole window (divided by n); absent under two events. */
    STDDEV(Takes.NUMBER),
    /** Number of different values of a field, at most {@link FactDefinition#MAX_MEMBERS}; 0 when there are no events. */
    DISTINCT(Takes.ANY),
    /** Latest value of a field, by event time; of a time, its age in seconds. Absent when there was none. */
    LAST(Takes.ANY),
    /** Seconds since the earliest event in the window; absent when there was none. */
    FIRST_SEEN(Takes.NOTHING),
    /** Seconds since the latest event; absent when there was none. */
    LAST_SEEN(Takes.NOTHING),
    /** One fact over another; absent while the latter is under its stated minimum, or 0. */
    RATIO(Takes.NOTHING),
    /**
     * How many steps of a sequence were taken, from the first on: the length of the longest beginning of it that different
     * events in the window took in the order of their times, at one time in the order of arrival. 0 when there are no events.
     */
    SEQUENCE(Takes.NOTHING),
    /**
     * Number of events that had time enough in the window, and were not followed by another kind of event: later than the
     * event, and within a stated time after it. 0 when there are no events.
     */
    ABSENCE(Takes.NOTHING),
    /** The entry of a list that the entity is on, as text; absent when it is on none, or no longer. */
    LISTED(Takes.LIST);

    enum Takes {
        NOTHING,
        NUMBER,
        ANY,
        LIST
    }

    private final Takes takes;

    FactFunction(Takes takes) {
        this.takes = takes;
    }

    /** Whether the definition names a field, or a list. */
    public boolean takesField() {
        return takes != Takes.NOTHING;
    }

    /** Whether that field has to be a number. */
    public boolean takesNumber() {
        return takes == Takes.NUMBER;
    }

    /** Whether the fact is about the order of events of several kinds. */
    public boolean pattern() {
        return this == SEQUENCE || this == ABSENCE;
    }

    /** Of how many kinds of events the fact is made, at least. */
    int leastSelections() {
        return switch (this) {
            case RATIO, LISTED -> 0;
            case SEQUENCE, ABSENCE -> 2;
            default -> 1;
        };
    }

    /** Of how many kinds of events the fact is made, at most. */
    int mostSelections() {
        return this == SEQUENCE ? FactDefinition.MAX_STEPS : leastSelections();
    }
}
