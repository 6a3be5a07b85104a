package io.tripline.rules.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prepares, once per rule, what a hit of it says: its metadata, its reasons, and what it read, in words. */
final class Explanation {
    private final Rule rule;
    private final Map<String, String> reasons;
    private final Layout layout;
    private final List<Asked> asked = new ArrayList<>();

    private record Asked(Name name, String condition) {}

    Explanation(Rule rule, Map<String, String> reasons, Layout layout) {
        this.rule = rule;
        this.reasons = reasons;
        this.layout = layout;
        ask(rule.condition(), "");
    }

    Rule rule() {
        return rule;
    }

    Hit hit(SlottedEvent event) {
        boolean counted = rule.mode() == Mode.LIVE;
        return hit(rule.reasonCode(), rule.weight(), counted, reads(event), reasons);
    }

    Hit error(String problem) {
        Map<String, String> texts = Map.of("customer", "", "analyst", "The rule could not be evaluated: " + problem);
        return hit(Hit.ERROR, 0, false, List.of(), texts);
    }

    private Hit hit(String code, double weight, boolean counted, List<Read> reads, Map<String, String> texts) {
        return new Hit(
                rule.id(), rule.version(), rule.name(), code, rule.group(), weight, rule.mode(), counted, reads, texts);
    }

    private List<Read> reads(SlottedEvent event) {
        return asked.stream().map(asked -> read(asked, event)).toList();
    }

    private Read read(Asked asked, SlottedEvent event) {
        int slot = layout.slot(asked.name());
        String text = event.text(slot);
        Object value = text != null ? text : event.has(slot) ? Double.valueOf(event.number(slot)) : null;
        return new Read(asked.name().path(), value, asked.name().unit(), asked.condition());
    }

    /** The type is left out: it says where the rule applies, not why it held. */
    private void ask(Condition condition, String not) {
        switch (condition) {
            case Condition.All all -> all.conditions().forEach(part -> ask(part, not));
            case Condition.Any any -> any.conditions().forEach(part -> ask(part, not));
            case Condition.Not negated -> ask(negated.condition(), not.isEmpty() ? "not " : "");
            case Condition.Compare compare -> ask(compare, not);
            case Condition.Between between ->
                add(between.left(), not + "between " + number(between.low()) + " and " + number(between.high()));
            case Condition.OneOf oneOf -> {
                if (!Rule.isType(oneOf.left())) {
                    add(oneOf.left(), not + oneOf(oneOf));
                }
            }
            case Condition.Same same -> {
                add(
                        same.left(),
                        not + (same.negated() ? "≠ " : "= ") + same.right().path());
                add(same.right(), "compared with " + same.left().path());
            }
            case Condition.Presence presence -> add(presence.left(), not + (presence.present() ? "present" : "absent"));
        }
    }

    private void ask(Condition.Compare compare, String not) {
        add(compare.left(), not + compare.comparison().sign() + " " + sum(compare.right()));
        for (Condition.Term term : compare.right().terms()) {
            add(term.name(), "compared with " + compare.left().path());
        }
    }

    private void add(Name name, String condition) {
        asked.add(new Asked(name, condition));
    }

    private static String oneOf(Condition.OneOf oneOf) {
        String values = oneOf.values().stream().map(Explanation::value).collect(Collectors.joining(", "));
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

    private static String number(double number) {
        boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
        return whole ? Long.toString((long) number) : Double.toString(number);
    }
}
