package io.tripline.rules.fact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The facts of one release, by slot and by name. Immutable. */
public final class FactCatalogue {
    private final List<FactDefinition> facts;
    private final Map<String, FactDefinition> byName = new HashMap<>();
    private final List<String> series;

    /** Throws IllegalArgumentException when a slot is not the place in the list, or a name appears twice. */
    public FactCatalogue(List<FactDefinition> facts) {
        this.facts = List.copyOf(facts);
        for (FactDefinition fact : this.facts) {
            if (fact.slot() != byName.size()) {
                throw new IllegalArgumentException(
                        fact.name() + " has slot " + fact.slot() + ", not its place in the list");
            }
            if (byName.put(fact.name(), fact) != null) {
                throw new IllegalArgumentException("two facts are named " + fact.name());
            }
        }
        series = this.facts.stream()
                .map(fact -> fact.stored() ? fact.seriesId() : "")
                .toList();
    }

    /** In the order of their slots. */
    public List<FactDefinition> facts() {
        return facts;
    }

    /** The fact of this name; throws IllegalArgumentException when there is none. */
    public FactDefinition named(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no fact is named " + name));
    }

    /** The fact of this name, if there is one. */
    public Optional<FactDefinition> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** {@link FactDefinition#seriesId()} of one of these facts, worked out once; empty when it is not stored. */
    String seriesOf(FactDefinition fact) {
        return series.get(fact.slot());
    }

    public int size() {
        return facts.size();
    }

    /** Fills the slots of ratios from the facts they are made of; a ratio beyond all numbers stays absent. */
    public void derive(FactValues values) {
        for (FactDefinition fact : facts) {
            FactDefinition.Ratio ratio = fact.ratio();
            if (ratio != null && values.has(ratio.of()) && values.has(ratio.over())) {
                double over = values.number(ratio.over());
                double quotient = values.number(ratio.of()) / over;
                if (over != 0 && over >= ratio.min() && Double.isFinite(quotient)) {
                    values.put(fact.slot(), quotient);
                }
            }
        }
    }
}
