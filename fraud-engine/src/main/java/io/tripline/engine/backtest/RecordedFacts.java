package io.tripline.engine.backtest;

import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the facts that decisions of one release recorded go among those of the candidate. Immutable.
 *
 * @param slots of the candidate, by the name of the recorded fact
 * @param lacking what the candidate's rules read and these decisions did not record
 */
record RecordedFacts(Map<String, List<Integer>> slots, List<FactDefinition> lacking) {

    RecordedFacts {
        slots = Map.copyOf(slots);
        lacking = List.copyOf(lacking);
    }

    /** What is recorded is known by its meaning, whatever its name was. */
    static RecordedFacts of(FactCatalogue recorded, Candidate candidate) {
        Map<Meaning, String> names = new HashMap<>();
        recorded.facts().stream()
                .filter(fact -> fact.ratio() == null)
                .forEach(fact -> names.putIfAbsent(Meaning.of(fact), fact.name()));
        Map<String, List<Integer>> slots = new HashMap<>();
        List<FactDefinition> lacking = new ArrayList<>();
        for (FactDefinition fact : candidate.facts()) {
            String name = names.get(Meaning.of(fact));
            if (name == null) {
                lacking.add(fact);
            } else {
                slots.computeIfAbsent(name, _ -> new ArrayList<>()).add(fact.slot());
            }
        }
        return new RecordedFacts(slots, lacking);
    }

    /** What makes two facts the same value for every event. */
    private record Meaning(String seriesId, boolean includeCurrent, ValueType type) {
        static Meaning of(FactDefinition fact) {
            return new Meaning(fact.seriesId(), fact.includeCurrent(), fact.type());
        }
    }
}
