package io.tripline.rules.analysis;

import io.tripline.rules.evaluation.Comparison;
import io.tripline.rules.evaluation.Condition;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** The values that a field or fact may have: none, numbers, texts (with true and false among them). */
record Values(boolean absent, NumberSet numbers, TextSet texts) {
    static final Values ABSENT = new Values(true, NumberSet.NONE, TextSet.NONE);
    static final Values PRESENT = new Values(false, NumberSet.ALL, TextSet.ALL);
    static final Values NUMBERS = new Values(false, NumberSet.ALL, TextSet.NONE);
    static final Values TEXTS = new Values(false, NumberSet.NONE, TextSet.ALL);

    boolean isEmpty() {
        return !absent && numbers.isEmpty() && texts.isEmpty();
    }

    Values complement() {
        return new Values(!absent, numbers.complement(), texts.complement());
    }

    Values and(Values other) {
        return new Values(absent && other.absent, numbers.and(other.numbers), texts.and(other.texts));
    }

    static Values of(NumberSet numbers) {
        return new Values(false, numbers, TextSet.NONE);
    }

    static Values of(Comparison comparison, double bound) {
        return of(
                switch (comparison) {
                    case EQ -> NumberSet.only(bound);
                    case NE -> NumberSet.only(bound).complement();
                    case GT -> NumberSet.above(bound, false);
                    case GTE -> NumberSet.above(bound, true);
                    case LT -> NumberSet.below(bound, false);
                    case LTE -> NumberSet.below(bound, true);
                });
    }

    /** Those for which the condition holds, or does not hold. */
    static Values of(Condition.TextPart part, boolean holds) {
        TextSet texts = TextSet.of(TextDemand.of(part, holds));
        return holds ? new Values(false, NumberSet.NONE, texts) : new Values(true, NumberSet.ALL, texts);
    }

    static Values of(Condition.OneOf oneOf) {
        TreeSet<Double> numbers = new TreeSet<>();
        Set<String> texts = new HashSet<>();
        for (Object value : oneOf.values()) {
            if (value instanceof Double number) {
                numbers.add(number);
            } else {
                texts.add(value.toString());
            }
        }
        Values these = new Values(false, NumberSet.of(numbers), new TextSet(false, texts));
        return oneOf.negated() ? PRESENT.and(these.complement()) : these;
    }
}
