package io.tripline.rules.fact;

import java.util.List;

/**
 * Which events: those of one source for which all conditions hold.
 *
 * @param where empty for every event of the source
 */
public record Selection(FactSource source, List<Filter> where) {
    public Selection {
        where = List.copyOf(where);
    }

    /** Whether the event is one of them. */
    public boolean holds(Event event) {
        if (event.source() != source) {
            return false;
        }
        for (Filter filter : where) {
            if (!filter.holds(event)) {
                return false;
            }
        }
        return true;
    }
}
