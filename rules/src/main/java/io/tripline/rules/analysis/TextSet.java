package io.tripline.rules.analysis;

import java.util.HashSet;
import java.util.Set;

/**
 * A set of texts. Where parts are asked for it may be larger than what it stands for, never smaller.
 *
 * @param all whether it is all texts but these, rather than these
 * @param parts which the texts have to have, or to lack; none where it is these, of which only those that do are left
 */
record TextSet(boolean all, Set<String> these, Set<TextDemand> parts) {
    static final TextSet NONE = new TextSet(false, Set.of());
    static final TextSet ALL = new TextSet(true, Set.of());

    TextSet {
        these = Set.copyOf(these);
        parts = Set.copyOf(parts);
    }

    TextSet(boolean all, Set<String> these) {
        this(all, these, Set.of());
    }

    static TextSet of(TextDemand part) {
        return new TextSet(true, Set.of(), Set.of(part));
    }

    boolean isEmpty() {
        return !all && these.isEmpty();
    }

    /** All others; those without a part are not known so well, and may be any. */
    TextSet complement() {
        return parts.isEmpty() ? new TextSet(!all, these) : ALL;
    }

    TextSet and(TextSet other) {
        if (all && other.all) {
            boolean excluded =
                    parts.stream().anyMatch(part -> other.parts.stream().anyMatch(part::excludes));
            return excluded ? NONE : new TextSet(true, union(these, other.these), union(parts, other.parts));
        }
        if (all) {
            return other.and(this);
        }
        Set<String> both = new HashSet<>(these);
        both.removeIf(text -> !other.has(text));
        return new TextSet(false, both);
    }

    /** How many texts and parts are compared with parts to find what is in both. */
    int comparisonsWith(TextSet other) {
        return (these.size() + parts.size()) * other.parts.size() + parts.size() * other.these.size();
    }

    private boolean has(String text) {
        return all != these.contains(text) && parts.stream().allMatch(part -> part.allows(text));
    }

    private static <T> Set<T> union(Set<T> some, Set<T> more) {
        Set<T> union = new HashSet<>(some);
        union.addAll(more);
        return union;
    }
}
