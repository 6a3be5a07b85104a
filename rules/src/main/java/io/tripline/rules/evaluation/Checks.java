package io.tripline.rules.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Binds conditions to the slots of a layout. */
record Checks(Layout layout) {

    /** The checks that all have to hold, simple ones by themselves so that each can be a node of its own. */
    List<Check> conjuncts(Condition condition) {
        return condition instanceof Condition.All all
                ? all.conditions().stream()
                        .flatMap(part -> conjuncts(part).stream())
                        .toList()
                : List.of(bind(condition));
    }

    Check bind(Condition condition) {
        return switch (condition) {
            case Condition.All all ->
                new Check.All(all.conditions().stream().map(this::bind).toList());
            case Condition.Any any ->
                new Check.Any(any.conditions().stream().map(this::bind).toList());
            case Condition.Not not -> new Check.Not(bind(not.condition()));
            case Condition.Compare compare -> compare(compare);
            case Condition.Between between -> new Check.Range(slot(between.left()), between.low(), between.high());
            case Condition.OneOf oneOf -> unless(oneOf.negated(), oneOf.left(), oneOf(oneOf));
            case Condition.Same same -> same(same);
            case Condition.TextPart part -> new Check.TextPart(slot(part.left()), part.operator(), part.part());
            case Condition.Presence presence -> {
                Check present = new Check.Present(slot(presence.left()));
                yield presence.present() ? present : new Check.Not(present);
            }
        };
    }

    private Check compare(Condition.Compare compare) {
        Condition.Sum right = compare.right();
        if (right.terms().isEmpty()) {
            return bound(slot(compare.left()), compare.comparison(), right.constant());
        }
        return new Check.Sum(
                slot(compare.left()),
                compare.comparison(),
                right.constant(),
                right.terms().stream().map(Condition.Term::factor).toList(),
                right.terms().stream().map(term -> slot(term.name())).toList());
    }

    /** Holds of the numbers of which the comparison holds. */
    static Check bound(int slot, Comparison comparison, double bound) {
        return switch (comparison) {
            case EQ -> new Check.Range(slot, bound, bound);
            case NE -> new Check.Unequal(slot, bound);
            case GT -> new Check.Range(slot, Math.nextUp(bound), Double.POSITIVE_INFINITY);
            case GTE -> new Check.Range(slot, bound, Double.POSITIVE_INFINITY);
            case LT -> new Check.Range(slot, Double.NEGATIVE_INFINITY, Math.nextDown(bound));
            case LTE -> new Check.Range(slot, Double.NEGATIVE_INFINITY, bound);
        };
    }

    private Check oneOf(Condition.OneOf oneOf) {
        int slot = slot(oneOf.left());
        Set<Double> numbers = new HashSet<>();
        Set<String> texts = new HashSet<>();
        for (Object value : oneOf.values()) {
            if (value instanceof Double number) {
                numbers.add(number + 0.0);
            } else {
                texts.add(value.toString());
            }
        }
        List<Check> checks = new ArrayList<>();
        if (numbers.size() == 1) {
            checks.add(bound(slot, Comparison.EQ, numbers.iterator().next()));
        } else if (!numbers.isEmpty()) {
            checks.add(new Check.NumberIn(slot, Set.copyOf(numbers)));
        }
        if (texts.size() == 1) {
            checks.add(new Check.Text(slot, texts.iterator().next()));
        } else if (!texts.isEmpty()) {
            checks.add(new Check.TextIn(slot, Set.copyOf(texts)));
        }
        return checks.size() == 1 ? checks.getFirst() : new Check.Any(List.copyOf(checks));
    }

    private Check same(Condition.Same same) {
        Check equal = new Check.Same(slot(same.left()), slot(same.right()));
        Check checked = unless(same.negated(), same.left(), equal);
        return same.negated() ? new Check.All(List.of(new Check.Present(slot(same.right())), checked)) : checked;
    }

    private Check unless(boolean negated, Name left, Check check) {
        return negated ? new Check.All(List.of(new Check.Present(slot(left)), new Check.Not(check))) : check;
    }

    private int slot(Name name) {
        return layout.slot(name);
    }
}
