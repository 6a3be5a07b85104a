package io.tripline.rules.evaluation;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactValues;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An interaction with its facts, from which others that differ in one value are made. */
record Situation(Event interaction, FactValues facts, FactCatalogue catalogue) {
    /** A character for private use, which no file of a release may hold. */
    private static final String UNNAMED = "\uE000";

    /** A String, Double or Boolean; null when it is absent. */
    @Nullable
    Object value(Name name) {
        if (!name.fact()) {
            return interaction.field(name.path());
        }
        int slot = catalogue.named(name.path()).slot();
        String text = facts.text(slot);
        return text != null ? text : facts.has(slot) ? (Object) facts.number(slot) : null;
    }

    /** NaN when it is absent or no number. */
    double number(Name name) {
        return value(name) instanceof Double number ? number : Double.NaN;
    }

    /**
     * The same but for this value, and for the ratios that are made of it; {@link Counterfactual#OTHER} is a text of which
     * no rule names even a part.
     */
    Situation with(Name name, Object to) {
        Object value = to.equals(Counterfactual.OTHER) ? UNNAMED : to;
        if (name.fact()) {
            return new Situation(interaction, with(catalogue.named(name.path()), value), catalogue);
        }
        Map<String, Object> fields = new HashMap<>(interaction.fields());
        fields.put(name.path(), value);
        return new Situation(
                new Event(interaction.source(), interaction.type(), interaction.time(), fields), facts, catalogue);
    }

    private FactValues with(FactDefinition changed, Object value) {
        FactValues others = new FactValues(catalogue.size());
        for (FactDefinition fact : catalogue.facts()) {
            int slot = fact.slot();
            FactDefinition.Ratio ratio = fact.ratio();
            boolean follows = ratio != null && (ratio.of() == changed.slot() || ratio.over() == changed.slot());
            if (slot == changed.slot()) {
                put(others, slot, value);
            } else if (facts.has(slot) && !follows) {
                String text = facts.text(slot);
                put(others, slot, text != null ? text : (Object) facts.number(slot));
            }
        }
        if (changed.ratio() == null) {
            catalogue.derive(others);
        }
        return others;
    }

    private static void put(FactValues values, int slot, Object value) {
        if (value instanceof Double number) {
            values.put(slot, number);
        } else {
            values.put(slot, value.toString());
        }
    }
}
