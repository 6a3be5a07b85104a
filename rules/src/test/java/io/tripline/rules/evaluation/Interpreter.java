package io.tripline.rules.evaluation;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactValues;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Says whether a condition holds in the plainest way, value by value: what the network is compared with. */
record Interpreter(FactCatalogue catalogue, Event event, FactValues facts) {

    boolean holds(Condition condition) {
        return switch (condition) {
            case Condition.All all -> all.conditions().stream().allMatch(this::holds);
            case Condition.Any any -> any.conditions().stream().anyMatch(this::holds);
            case Condition.Not not -> !holds(not.condition());
            case Condition.Presence presence -> (value(presence.left()) != null) == presence.present();
            case Condition.Between between ->
                value(between.left()) instanceof Double number && number >= between.low() && number <= between.high();
            case Condition.OneOf oneOf -> {
                Object left = value(oneOf.left());
                yield left != null && oneOf.values().stream().anyMatch(value -> equal(left, value)) != oneOf.negated();
            }
            case Condition.Same same -> {
                Object left = value(same.left());
                Object right = value(same.right());
                yield left != null && right != null && equal(left, right) != same.negated();
            }
            case Condition.TextPart part -> value(part.left()) instanceof String text && has(text, part);
            case Condition.Compare compare -> compare(compare);
        };
    }

    private static boolean has(String text, Condition.TextPart part) {
        int last = text.length() - part.part().length();
        return switch (part.operator()) {
            case CONTAINS ->
                IntStream.rangeClosed(0, last).anyMatch(at -> part.part().equals(cut(text, at, part)));
            case STARTS_WITH -> last >= 0 && part.part().equals(cut(text, 0, part));
            case ENDS_WITH -> last >= 0 && part.part().equals(cut(text, last, part));
        };
    }

    private static String cut(String text, int from, Condition.TextPart part) {
        return text.substring(from, from + part.part().length());
    }

    private boolean compare(Condition.Compare compare) {
        double right = compare.right().constant();
        for (Condition.Term term : compare.right().terms()) {
            if (!(value(term.name()) instanceof Double number)) {
                return false;
            }
            right += term.factor() * number;
        }
        if (!(value(compare.left()) instanceof Double left)) {
            return false;
        }
        return switch (compare.comparison()) {
            case EQ -> left == right;
            case NE -> left != right;
            case GT -> left > right;
            case GTE -> left >= right;
            case LT -> left < right;
            case LTE -> left <= right;
        };
    }

    private static boolean equal(Object left, Object right) {
        if (left instanceof Double one && right instanceof Double other) {
            return one.doubleValue() == other.doubleValue();
        }
        return Objects.equals(plain(left), plain(right));
    }

    private static Object plain(Object value) {
        return value instanceof Boolean flag ? flag.toString() : value;
    }

    private @Nullable Object value(Name name) {
        if (!name.fact()) {
            return event.field(name.path());
        }
        int slot = catalogue.named(name.path()).slot();
        return facts.has(slot) && facts.text(slot) == null ? (Object) facts.number(slot) : facts.text(slot);
    }

    static FactValues values(FactCatalogue catalogue, Map<String, Object> values) {
        FactValues facts = new FactValues(catalogue.size());
        values.forEach((name, value) -> {
            int slot = catalogue.named(name).slot();
            if (value instanceof Double number) {
                facts.put(slot, number);
            } else {
                facts.put(slot, (String) value);
            }
        });
        return facts;
    }
}
