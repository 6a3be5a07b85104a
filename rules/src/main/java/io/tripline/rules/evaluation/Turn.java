package io.tripline.rules.evaluation;

import io.tripline.rules.fact.FactCatalogue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value at which a condition may turn, everything else being as it is.
 *
 * @param name whose value it would be
 * @param to a String, finite Double or Boolean
 * @param condition which may turn
 * @param threshold the number it compares with; NaN for texts
 * @param subject whether the condition is about this value, rather than compares its subject with it
 */
record Turn(Name name, Object to, Condition condition, double threshold, boolean subject) {
    private static final Set<String> FIXED = Set.of("type", "id", "userId");

    /** The smallest change first; of equal ones the order is fixed. */
    static Comparator<Turn> nearestTo(Situation situation) {
        return Comparator.<Turn>comparingDouble(turn -> turn.distance(situation))
                .thenComparing(turn -> turn.name().path())
                .thenComparing(turn -> turn.to().toString());
    }

    /** How far the value is from what it is now: a share of the larger of two numbers; 1 when either is no number. */
    double distance(Situation situation) {
        return situation.value(name) instanceof Double from && to instanceof Double number
                ? Math.abs(number - from) / Math.max(Math.abs(number), Math.abs(from))
                : 1;
    }

    /** Whether the value would be another than it is. */
    boolean changes(Situation situation) {
        return !to.equals(situation.value(name)) && !FIXED.contains(name.path());
    }

    /** All values at which something in the condition may turn. */
    static List<Turn> in(Condition condition, Situation situation) {
        Finder finder = new Finder(situation, situation.catalogue(), new ArrayList<>());
        finder.find(condition);
        return finder.found();
    }

    private record Finder(Situation situation, FactCatalogue facts, List<Turn> found) {
        void find(Condition condition) {
            switch (condition) {
                case Condition.All all -> all.conditions().forEach(this::find);
                case Condition.Any any -> any.conditions().forEach(this::find);
                case Condition.Not not -> find(not.condition());
                case Condition.Compare compare -> compare(compare);
                case Condition.Between between -> {
                    number(between.left(), between.low(), between, true);
                    number(between.left(), between.high(), between, true);
                }
                case Condition.OneOf oneOf -> oneOf(oneOf);
                case Condition.Same same -> {
                    same(same.left(), situation.value(same.right()), same, true);
                    same(same.right(), situation.value(same.left()), same, false);
                }
                case Condition.TextPart part -> text(part.left(), part.part(), part, true);
                case Condition.Presence _ -> {}
            }
        }

        private void compare(Condition.Compare compare) {
            Condition.Sum right = compare.right();
            double sum = right.constant();
            for (Condition.Term term : right.terms()) {
                sum += term.factor() * situation.number(term.name());
            }
            number(compare.left(), sum, compare, true);
            double left = situation.number(compare.left());
            for (Condition.Term term : right.terms()) {
                double others = sum - term.factor() * situation.number(term.name());
                number(term.name(), (left - others) / term.factor(), compare, false);
            }
        }

        private void oneOf(Condition.OneOf oneOf) {
            for (Object value : oneOf.values()) {
                if (value instanceof Double number) {
                    number(oneOf.left(), number, oneOf, true);
                } else {
                    found.add(new Turn(oneOf.left(), value, oneOf, Double.NaN, true));
                }
            }
            text(oneOf.left(), null, oneOf, true);
        }

        /** Another text is possible where there is one now, and a certain one wherever it is named. */
        private void text(Name name, @Nullable Object named, Condition condition, boolean subject) {
            if (named instanceof String) {
                found.add(new Turn(name, named, condition, Double.NaN, subject));
            }
            if (situation.value(name) instanceof String) {
                found.add(new Turn(name, Counterfactual.OTHER, condition, Double.NaN, subject));
            }
        }

        private void same(Name name, @Nullable Object other, Condition.Same condition, boolean subject) {
            if (other instanceof Double number) {
                number(name, number, condition, subject);
            } else {
                text(name, other, condition, subject);
            }
        }

        private void number(Name name, double threshold, Condition condition, boolean subject) {
            for (Double near : Grid.of(name, facts).around(threshold)) {
                found.add(new Turn(name, near, condition, threshold, subject));
            }
        }
    }
}
