package io.tripline.rules.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Prepares, once per rule, what a hit of it says: its metadata, its reasons, and what it read, in words. */
final class Explanation {
    private final Rule rule;
    private final Map<String, String> reasons;
    private final Layout layout;
    private final List<Asked> asked = new ArrayList<>();

    private record Asked(Name name, String condition) {
        Asked(Wording.Said said) {
            this(said.name(), said.condition());
        }
    }

    Explanation(Rule rule, Map<String, String> reasons, Layout layout) {
        this.rule = rule;
        this.reasons = reasons;
        this.layout = layout;
        ask(rule.condition(), "");
    }

    Rule rule() {
        return rule;
    }

    /** A hit of a rule that is held is that of a rule in shadow. */
    Hit hit(SlottedEvent event, Set<String> held) {
        Mode mode = held.contains(rule.id()) ? Mode.SHADOW : rule.mode();
        return hit(rule.reasonCode(), rule.weight(), mode, mode == Mode.LIVE, reads(event), reasons);
    }

    Hit error(String problem) {
        Map<String, String> texts = Map.of("customer", "", "analyst", "The rule could not be evaluated: " + problem);
        return hit(Hit.ERROR, 0, rule.mode(), false, List.of(), texts);
    }

    private Hit hit(
            String code, double weight, Mode mode, boolean counted, List<Read> reads, Map<String, String> texts) {
        return new Hit(rule.id(), rule.version(), rule.name(), code, rule.group(), weight, mode, counted, reads, texts);
    }

    private List<Read> reads(SlottedEvent event) {
        return asked.stream().map(asked -> read(asked, event)).toList();
    }

    private Read read(Asked asked, SlottedEvent event) {
        return layout.read(asked.name(), asked.condition(), event);
    }

    /** The type is left out: it says where the rule applies, not why it held. */
    private void ask(Condition condition, String not) {
        switch (condition) {
            case Condition.All all -> all.conditions().forEach(part -> ask(part, not));
            case Condition.Any any -> any.conditions().forEach(part -> ask(part, not));
            case Condition.Not negated -> ask(negated.condition(), not.isEmpty() ? "not " : "");
            case Condition.OneOf oneOf when Rule.isType(oneOf.left()) -> {}
            default ->
                Wording.of(condition)
                        .forEach(said -> asked.add(
                                said.subject() ? new Asked(said.name(), not + said.condition()) : new Asked(said)));
        }
    }
}
