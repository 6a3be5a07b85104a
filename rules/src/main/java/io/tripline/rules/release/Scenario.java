package io.tripline.rules.release;

import io.tripline.rules.evaluation.Outcome;
import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactValues;
import io.tripline.rules.fact.MemoryFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a release promises for one interaction.
 *
 * @param facts given values by name, all others absent; used when there is no history
 * @param history what happened before, oldest first; facts are then computed from it
 * @param hits rules that have to hit; others may
 * @param misses rules that must not hit
 */
record Scenario(
        String file,
        int line,
        String name,
        Event interaction,
        Map<String, Object> facts,
        List<Event> history,
        List<String> hits,
        List<String> misses,
        Optional<Outcome> outcome) {

    FactValues values(FactCatalogue catalogue) {
        if (!history.isEmpty()) {
            MemoryFacts memory = new MemoryFacts();
            history.forEach(event -> memory.count(catalogue, event));
            return memory.read(catalogue, interaction);
        }
        FactValues values = new FactValues(catalogue.size());
        facts.forEach((name, value) -> {
            int slot = catalogue.named(name).slot();
            if (value instanceof Double number) {
                values.put(slot, number);
            } else {
                values.put(slot, value.toString());
            }
        });
        return values;
    }
}
