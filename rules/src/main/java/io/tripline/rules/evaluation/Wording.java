package io.tripline.rules.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in words what a simple condition asks. */
final class Wording {
    private Wording() {}

    /**
     * What is asked of one value.
     *
     * @param subject whether the condition is about it; otherwise its subject is compared with it
     */
    record Said(Name name, String condition, boolean subject) {}

    /** One for each value that the condition reads, its subject first; none for one that joins others. */
    static List<Said> of(Condition condition) {
        return switch (condition) {
            case Condition.All _, Condition.Any _, Condition.Not _ -> List.of();
            case Condition.Compare compare -> compare(compare);
            case Condition.Between between ->
                about(between.left(), "between " + number(between.low()) + " and " + number(between.high()));
            case Condition.OneOf oneOf -> about(oneOf.left(), oneOf(oneOf));
            case Condition.Same same ->
                List.of(
                        new Said(
                                same.left(),
                                (same.negated() ? "≠ " : "= ") + same.right().path(),
                                true),
                        comparedWith(same.right(), same.left()));
            case Condition.TextPart part -> about(part.left(), part.operator().words() + " \"" + part.part() + "\"");
            case Condition.Presence presence -> about(presence.left(), presence.present() ? "present" : "absent");
        };
    }

    /** A count of six is 6, not 6.0. */
    static String number(double number) {
        boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
        return whole ? Long.toString((long) number) : Double.toString(number);
    }

    private static List<Said> compare(Condition.Compare compare) {
        List<Said> said = new ArrayList<>();
        said.add(new Said(compare.left(), compare.comparison().sign() + " " + sum(compare.right()), true));
        compare.right().terms().forEach(term -> said.add(comparedWith(term.name(), compare.left())));
        return said;
    }

    private static List<Said> about(Name name, String condition) {
        return List.of(new Said(name, condition, true));
    }

    private static Said comparedWith(Name name, Name subject) {
        return new Said(name, "compared with " + subject.path(), false);
    }

    private static String oneOf(Condition.OneOf oneOf) {
        String values = oneOf.values().stream().map(Wording::value).collect(Collectors.joining(", "));
        return oneOf.values().size() == 1
                ? (oneOf.negated() ? "≠ " : "= ") + values
                : (oneOf.negated() ? "none of " : "one of ") + values;
    }

    private static String value(Object value) {
        return value instanceof Double number ? number(number) : value.toString();
    }

    private static String sum(Condition.Sum sum) {
        List<String> parts = new ArrayList<>();
        for (Condition.Term term : sum.terms()) {
            parts.add(
                    term.factor() == 1
                            ? term.name().path()
                            : number(term.factor()) + " × " + term.name().path());
        }
        if (sum.constant() != 0 || parts.isEmpty()) {
            parts.add(number(sum.constant()));
        }
        return String.join(" + ", parts);
    }
}
