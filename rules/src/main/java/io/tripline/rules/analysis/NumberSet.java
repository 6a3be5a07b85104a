package io.tripline.rules.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;

/**
 * A set of numbers made of intervals.
 *
 * @param cuts sorted places where the set begins and ends, by turns
 */
record NumberSet(List<Cut> cuts) {
    static final NumberSet NONE = new NumberSet(List.of());
    static final NumberSet ALL = new NumberSet(List.of(Cut.BOTTOM, Cut.TOP));

    /** A place on the line of numbers: just before a number, or just after it. */
    record Cut(double value, boolean after) implements Comparable<Cut> {
        static final Cut BOTTOM = new Cut(Double.NEGATIVE_INFINITY, false);
        static final Cut TOP = new Cut(Double.POSITIVE_INFINITY, true);

        private static final Cut BEYOND = new Cut(Double.NaN, true);

        private static final Comparator<Cut> ORDER =
                Comparator.comparingDouble(Cut::value).thenComparing(Cut::after);

        @Override
        public int compareTo(Cut other) {
            return ORDER.compare(this, other);
        }
    }

    NumberSet {
        cuts = List.copyOf(cuts);
    }

    /** Just these numbers. */
    static NumberSet of(SortedSet<Double> numbers) {
        List<Cut> cuts = new ArrayList<>(2 * numbers.size());
        for (double number : numbers) {
            cuts.add(new Cut(number, false));
            cuts.add(new Cut(number, true));
        }
        return new NumberSet(cuts);
    }

    static NumberSet only(double value) {
        return range(value, value);
    }

    /** Both ends included. */
    static NumberSet range(double low, double high) {
        return new NumberSet(List.of(new Cut(low, false), new Cut(high, true)));
    }

    static NumberSet below(double value, boolean included) {
        return new NumberSet(List.of(Cut.BOTTOM, new Cut(value, included)));
    }

    static NumberSet above(double value, boolean included) {
        return below(value, !included).complement();
    }

    boolean isEmpty() {
        return cuts.isEmpty();
    }

    NumberSet complement() {
        List<Cut> others = new ArrayList<>(cuts);
        if (!others.remove(Cut.BOTTOM)) {
            others.addFirst(Cut.BOTTOM);
        }
        if (!others.remove(Cut.TOP)) {
            others.addLast(Cut.TOP);
        }
        return new NumberSet(others);
    }

    NumberSet and(NumberSet other) {
        List<Cut> both = new ArrayList<>();
        int mine = 0;
        int others = 0;
        while (mine < cuts.size() || others < other.cuts.size()) {
            Cut next = earlier(at(mine), other.at(others));
            mine = passed(next, mine);
            others = other.passed(next, others);
            boolean in = mine % 2 == 1 && others % 2 == 1;
            boolean open = both.size() % 2 == 1;
            if (in != open) {
                both.add(next);
            }
        }
        return new NumberSet(both);
    }

    NumberSet or(NumberSet other) {
        return complement().and(other.complement()).complement();
    }

    /** Those of the numbers that are whole, as far as it matters whether there are any. */
    NumberSet whole() {
        List<Cut> whole = new ArrayList<>();
        for (int i = 0; i < cuts.size(); i += 2) {
            Cut start = cuts.get(i);
            Cut end = cuts.get(i + 1);
            double low = start.after() ? Math.floor(start.value()) + 1 : Math.ceil(start.value());
            double high = end.after() ? Math.floor(end.value()) : Math.ceil(end.value()) - 1;
            if (low <= high) {
                whole.add(new Cut(low, false));
                whole.add(new Cut(high, true));
            }
        }
        return new NumberSet(whole);
    }

    /** The place after the last, beyond all others, when there are no more. */
    private Cut at(int index) {
        return index < cuts.size() ? cuts.get(index) : Cut.BEYOND;
    }

    /** How many of the cuts, of which so many are known to, lie at this place or before. */
    private int passed(Cut place, int known) {
        int passed = known;
        while (passed < cuts.size() && cuts.get(passed).compareTo(place) <= 0) {
            passed++;
        }
        return passed;
    }

    private static Cut earlier(Cut one, Cut other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
