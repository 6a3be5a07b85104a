package io.tripline.rules.evaluation;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.reverseOrder;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which a network makes the checks of a rule, so that it makes few: first texts that are looked up for many
 * rules at once, then what other rules ask too, for it is asked once for all, then what costs least. No answer depends on it.
 */
final class CheckOrder {
    private final Map<Check, Integer> rules = new HashMap<>();
    private final Map<Integer, Integer> texts = new HashMap<>();
    private final Comparator<Check> order = comparing(this::lookedUp, reverseOrder())
            .thenComparing(this::rules, reverseOrder())
            .thenComparing(comparingInt(CheckOrder::cost));

    CheckOrder(List<Network.Part> parts) {
        parts.forEach(part -> part.checks().forEach(this::count));
    }

    /** In the order in which to make them. */
    List<Check> of(List<Check> checks) {
        return checks.stream().sorted(order).toList();
    }

    private void count(Check check) {
        if (rules.merge(check, 1, Integer::sum) == 1 && check instanceof Check.Text text) {
            texts.merge(text.slot(), 1, Integer::sum);
        }
    }

    private boolean lookedUp(Check check) {
        return check instanceof Check.Text text && texts.getOrDefault(text.slot(), 0) > 1;
    }

    private int rules(Check check) {
        return rules.getOrDefault(check, 0);
    }

    private static int cost(Check check) {
        return switch (check) {
            case Check.Range range -> 1;
            case Check.Unequal unequal -> 1;
            case Check.Present present -> 1;
            case Check.Text text -> 2;
            case Check.Same same -> 2;
            case Check.NumberIn in -> 3;
            case Check.TextIn in -> 3;
            case Check.TextPart part -> 4;
            case Check.Sum sum -> 2 + sum.slots().size();
            case Check.Not not -> 1 + cost(not.check());
            case Check.All all -> 2 + cost(all.checks());
            case Check.Any any -> 2 + cost(any.checks());
        };
    }

    private static int cost(List<Check> checks) {
        return checks.stream().mapToInt(CheckOrder::cost).sum();
    }
}
