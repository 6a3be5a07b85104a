package io.tripline.engine.facts;

import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A catalogue's stored facts by kind of entity. Immutable. */
record CataloguePlan(List<EntityPlan> entities) {
    static CataloguePlan of(FactCatalogue catalogue) {
        Map<List<String>, List<FactDefinition>> byKey = new LinkedHashMap<>();
        for (FactDefinition fact : catalogue.facts()) {
            if (fact.stored()) {
                byKey.computeIfAbsent(fact.key(), key -> new ArrayList<>()).add(fact);
            }
        }
        return new CataloguePlan(byKey.values().stream().map(EntityPlan::new).toList());
    }
}
