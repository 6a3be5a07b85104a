package io.tripline.rules.evaluation;

import java.util.List;

/**
 * What a rule asks, as data. A condition on an absent value is false, except {@link Presence} asking for absence; {@link
 * Not} of it is true. There is one zero only: -0.0 becomes 0.0.
 */
public sealed interface Condition {
    /** All of these hold; true when there are none. */
    record All(List<Condition> conditions) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }
    }

    /** One of these holds at least; false when there are none. */
    record Any(List<Condition> conditions) implements Condition {
        public Any {
            conditions = List.copyOf(conditions);
        }
    }

    /** The other does not hold. */
    record Not(Condition condition) implements Condition {}

    /** A number against a sum of numbers. */
    record Compare(Name left, Comparison comparison, Sum right) implements Condition {}

    /** A number in a range, both ends included. */
    record Between(Name left, double low, double high) implements Condition {
        public Between {
            low += 0.0;
            high += 0.0;
        }
    }

    /**
     * A value is one of these, or, negated, is present and none of these.
     *
     * @param values Strings, finite Doubles or Booleans; at least one
     */
    record OneOf(Name left, boolean negated, List<Object> values) implements Condition {
        public OneOf {
            values = values.stream()
                    .map(value -> value instanceof Double number ? Double.valueOf(number + 0.0) : value)
                    .toList();
        }
    }

    /** Two texts are equal, or, negated, are both present and differ. */
    record Same(Name left, boolean negated, Name right) implements Condition {}

    /**
     * A text has this part at its place. A number, true and false have no parts.
     *
     * @param part not empty
     */
    record TextPart(Name left, TextOperator operator, String part) implements Condition {
        public TextPart {
            if (part.isEmpty()) {
                throw new IllegalArgumentException(left.path() + " " + operator.words() + " nothing");
            }
        }
    }

    /** A value is present, or absent. */
    record Presence(Name left, boolean present) implements Condition {}

    /** A constant plus factors times values; absent when one of the values is. */
    record Sum(double constant, List<Term> terms) {
        public Sum {
            constant += 0.0;
            terms = List.copyOf(terms);
        }
    }

    /** A factor times a value. */
    record Term(double factor, Name name) {
        public Term {
            factor += 0.0;
        }
    }
}
