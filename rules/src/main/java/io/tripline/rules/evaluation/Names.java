package io.tripline.rules.evaluation;

import java.util.LinkedHashSet;
import java.util.Set;

/** Finds what a condition reads. */
public final class Names {
    private Names() {}

    /** In the order of the rule's text. */
    public static Set<Name> in(Condition condition) {
        Set<Name> names = new LinkedHashSet<>();
        collect(condition, names);
        return names;
    }

    private static void collect(Condition condition, Set<Name> names) {
        switch (condition) {
            case Condition.All all -> all.conditions().forEach(part -> collect(part, names));
            case Condition.Any any -> any.conditions().forEach(part -> collect(part, names));
            case Condition.Not not -> collect(not.condition(), names);
            case Condition.Compare compare -> {
                names.add(compare.left());
                compare.right().terms().forEach(term -> names.add(term.name()));
            }
            case Condition.Between between -> names.add(between.left());
            case Condition.OneOf oneOf -> names.add(oneOf.left());
            case Condition.Same same -> {
                names.add(same.left());
                names.add(same.right());
            }
            case Condition.TextPart part -> names.add(part.left());
            case Condition.Presence presence -> names.add(presence.left());
        }
    }
}
