package io.tripline.rules.analysis;

import java.util.HashSet;
import java.util.Set;

/**
 * A set of texts.
 *
 * @param all whether it is all texts but these, rather than these
 */
record TextSet(boolean all, Set<String> these) {
    static final TextSet NONE = new TextSet(false, Set.of());
    static final TextSet ALL = new TextSet(true, Set.of());

    TextSet {
        these = Set.copyOf(these);
    }

    boolean isEmpty() {
        return !all && these.isEmpty();
    }

    TextSet complement() {
        return new TextSet(!all, these);
    }

    TextSet and(TextSet other) {
        Set<String> joined = new HashSet<>(these);
        if (all && other.all) {
            joined.addAll(other.these);
            return new TextSet(true, joined);
        }
        if (all) {
            return other.and(this);
        }
        joined.removeIf(text -> other.all == other.these.contains(text));
        return new TextSet(false, joined);
    }
}
