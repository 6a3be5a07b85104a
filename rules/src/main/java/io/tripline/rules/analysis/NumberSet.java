package io.tripline.rules.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

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
        Cut[] all = new Cut[cuts.size() + other.cuts.size()];
        System.arraycopy(cuts.toArray(), 0, all, 0, cuts.size());
        System.arraycopy(other.cuts.toArray(), 0, all, cuts.size(), other.cuts.size());
        Arrays.sort(all);
        List<Cut> both = new ArrayList<>();
        for (Cut cut : all) {
            boolean in = holdsAfter(cut) && other.holdsAfter(cut);
            boolean open = both.size() % 2 == 1;
            if (in != open) {
                both.add(cut);
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

    private boolean holdsAfter(Cut place) {
        int passed = 0;
        for (Cut cut : cuts) {
            if (cut.compareTo(place) <= 0) {
                passed++;
            }
        }
        return passed % 2 == 1;
    }
}
