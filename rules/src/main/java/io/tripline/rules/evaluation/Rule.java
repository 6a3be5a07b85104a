package io.tripline.rules.evaluation;

import java.util.List;
import java.util.TreeSet;

/**
 * A rule as data.
 *
 * @param id unique in its release, such as velocity.payment-burst
 * @param weight 0 to 100, two decimals
 * @param text as its author wrote it
 */
public record Rule(
        String id,
        String name,
        String version,
        String reasonCode,
        String group,
        double weight,
        Mode mode,
        Condition condition,
        String text) {

    /** The same rule with another text. */
    public Rule withText(String other) {
        return new Rule(id, name, version, reasonCode, group, weight, mode, condition, other);
    }

    /** The interaction types it can hold for, sorted; empty for all. */
    public List<String> types() {
        TreeSet<String> types = new TreeSet<>();
        boolean restricted = false;
        for (Condition part : condition instanceof Condition.All all ? all.conditions() : List.of(condition)) {
            if (part instanceof Condition.OneOf oneOf && !oneOf.negated() && isType(oneOf.left())) {
                List<String> texts =
                        oneOf.values().stream().map(Object::toString).toList();
                if (restricted) {
                    types.retainAll(texts);
                } else {
                    types.addAll(texts);
                }
                restricted = true;
            }
        }
        return List.copyOf(types);
    }

    /** How people read it. */
    public RuleDescription description() {
        return new RuleDescription(id, name, version, reasonCode, group, weight, mode, types(), text);
    }

    static boolean isType(Name name) {
        return !name.fact() && name.path().equals("type");
    }
}
