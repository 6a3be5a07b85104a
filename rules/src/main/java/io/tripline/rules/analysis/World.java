package io.tripline.rules.analysis;

import io.tripline.rules.evaluation.Comparison;
import io.tripline.rules.evaluation.Condition;
import io.tripline.rules.evaluation.Name;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What is known of the values once some single conditions are taken to hold, or not to hold. */
final class World {
    private static final int LESS = 1;
    private static final int EQUAL = 2;
    private static final int GREATER = 4;
    private static final int UNDEFINED = 8;
    private static final int ANYTHING = 15;

    private final Domain domain;
    private final Map<Name, Values> values;
    private final Map<Object, Integer> relations;
    private int comparisons;

    World(Domain domain) {
        this(domain, new HashMap<>(), new HashMap<>());
    }

    private World(Domain domain, Map<Name, Values> values, Map<Object, Integer> relations) {
        this.domain = domain;
        this.values = values;
        this.relations = relations;
    }

    World copy() {
        return new World(domain, new HashMap<>(values), new HashMap<>(relations));
    }

    /** Takes a single condition to hold, or not to; false when that cannot be. */
    boolean take(Condition condition, boolean holds) {
        return switch (condition) {
            case Condition.Compare compare -> take(oneWay(compare), holds);
            case Condition.Between between ->
                restrict(between.left(), Values.of(NumberSet.range(between.low(), between.high())), holds);
            case Condition.OneOf oneOf -> restrict(oneOf.left(), Values.of(oneOf), holds);
            case Condition.Presence presence ->
                restrict(presence.left(), presence.present() ? Values.PRESENT : Values.ABSENT, holds);
            case Condition.TextPart part -> restrict(part.left(), Values.of(part, holds), true);
            case Condition.Same same -> take(same, holds);
            case Condition.All _, Condition.Any _, Condition.Not _ ->
                throw new IllegalArgumentException("no single condition: " + condition);
        };
    }

    /** How many texts were compared with parts so far, or parts with each other. */
    int comparisons() {
        return comparisons;
    }

    private boolean take(Condition.Compare compare, boolean holds) {
        Name left = compare.left();
        List<Condition.Term> terms = compare.right().terms();
        double constant = compare.right().constant();
        if (terms.isEmpty()) {
            return restrict(left, Values.of(compare.comparison(), constant), holds);
        }
        if (terms.size() == 1
                && terms.getFirst().factor() == 1
                && terms.getFirst().name().equals(left)
                && constant == 0) {
            Values with =
                    compare.comparison().holds(0, 0) ? Values.NUMBERS : new Values(false, NumberSet.NONE, TextSet.NONE);
            return restrict(left, with, holds);
        }
        int allowed = (compare.comparison().holds(0, 1) ? LESS : 0)
                | (compare.comparison().holds(0, 0) ? EQUAL : 0)
                | (compare.comparison().holds(1, 0) ? GREATER : 0);
        Object key = new Condition.Compare(left, Comparison.EQ, compare.right());
        if (!relate(key, allowed, holds)) {
            return false;
        }
        return !holds
                || (restrict(left, Values.NUMBERS, true)
                        && terms.stream().allMatch(term -> restrict(term.name(), Values.NUMBERS, true)));
    }

    /** Two names that are compared with one another, always the same one on the left. */
    private static Condition.Compare oneWay(Condition.Compare compare) {
        List<Condition.Term> terms = compare.right().terms();
        boolean alone = terms.size() == 1
                && terms.getFirst().factor() == 1
                && compare.right().constant() == 0;
        if (!alone || terms.getFirst().name().path().compareTo(compare.left().path()) >= 0) {
            return compare;
        }
        return new Condition.Compare(
                terms.getFirst().name(),
                turned(compare.comparison()),
                new Condition.Sum(0, List.of(new Condition.Term(1, compare.left()))));
    }

    private static Comparison turned(Comparison comparison) {
        return switch (comparison) {
            case EQ, NE -> comparison;
            case GT -> Comparison.LT;
            case GTE -> Comparison.LTE;
            case LT -> Comparison.GT;
            case LTE -> Comparison.GTE;
        };
    }

    private boolean take(Condition.Same same, boolean holds) {
        Values equal = same.left().numeric() && same.right().numeric() ? Values.PRESENT : Values.TEXTS;
        if (same.left().equals(same.right())) {
            Values with = same.negated() ? new Values(false, NumberSet.NONE, TextSet.NONE) : equal;
            return restrict(same.left(), with, holds);
        }
        Values side = same.negated() ? Values.PRESENT : equal;
        return relate(Set.of(same.left(), same.right()), same.negated() ? LESS : EQUAL, holds)
                && (!holds || (restrict(same.left(), side, true) && restrict(same.right(), side, true)));
    }

    private boolean relate(Object key, int allowed, boolean holds) {
        int possible = key instanceof Set<?> ? LESS | EQUAL | UNDEFINED : ANYTHING;
        int left = relations.getOrDefault(key, possible) & (holds ? allowed : possible & ~allowed);
        relations.put(key, left);
        return left != 0;
    }

    private boolean restrict(Name name, Values to, boolean holds) {
        Values known = Objects.requireNonNullElseGet(values.get(name), () -> domain.of(name));
        Values wanted = holds ? to : to.complement();
        comparisons += known.texts().comparisonsWith(wanted.texts());
        Values left = known.and(wanted);
        if (domain.whole(name)) {
            left = new Values(left.absent(), left.numbers().whole(), left.texts());
        }
        values.put(name, left);
        return !left.isEmpty();
    }
}
