package io.tripline.rules.release;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactValues;
import io.tripline.rules.fact.MemoryFacts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a scenario begins with: values of facts, all others absent, or what happened before. Not thread-safe. */
final class Given {
    private final Map<String, Object> facts;
    private final List<Event> history;
    private @Nullable FactCatalogue workedOutFor;
    private @Nullable FactValues values;

    /**
     * Facts are computed from the history where there is one.
     *
     * @param facts values by name
     * @param history oldest first
     */
    Given(Map<String, Object> facts, List<Event> history) {
        this.facts = Map.copyOf(facts);
        this.history = List.copyOf(history);
    }

    boolean hasHistory() {
        return !history.isEmpty();
    }

    int events() {
        return history.size();
    }

    /** The facts that the interaction reads, worked out once for a catalogue: not to be changed. */
    FactValues values(FactCatalogue catalogue, Event interaction) {
        FactValues known = values;
        if (known == null || workedOutFor != catalogue) {
            known = hasHistory() ? remembered(catalogue, interaction) : named(catalogue);
            values = known;
            workedOutFor = catalogue;
        }
        return known;
    }

    private FactValues remembered(FactCatalogue catalogue, Event interaction) {
        MemoryFacts memory = new MemoryFacts();
        history.forEach(event -> memory.count(catalogue, event));
        return memory.read(catalogue, interaction);
    }

    private FactValues named(FactCatalogue catalogue) {
        FactValues named = new FactValues(catalogue.size());
        facts.forEach((name, value) -> {
            int slot = catalogue.named(name).slot();
            if (value instanceof Double number) {
                named.put(slot, number);
            } else {
                named.put(slot, value.toString());
            }
        });
        return named;
    }
}
