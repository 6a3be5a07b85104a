package io.tripline.engine.facts;

import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactDefinition;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A catalogue's stored facts by kind of entity. Immutable.
 *
 * @param generations of the series, by id
 */
record CataloguePlan(List<EntityPlan> entities, Map<String, Integer> generations) {
    static CataloguePlan of(FactCatalogue catalogue, CountedSeries series) {
        Map<List<String>, List<FactDefinition>> byKey = new LinkedHashMap<>();
        Map<String, Integer> generations = new HashMap<>();
        for (FactDefinition fact : catalogue.facts()) {
            if (fact.stored()) {
                byKey.computeIfAbsent(fact.key(), key -> new ArrayList<>()).add(fact);
                generations.computeIfAbsent(fact.seriesId(), series::generation);
            }
        }
        List<EntityPlan> entities = byKey.values().stream()
                .map(facts -> new EntityPlan(facts, id -> name(id, generations.getOrDefault(id, 0))))
                .toList();
        return new CataloguePlan(entities, generations);
    }

    boolean holdsFor(CountedSeries series) {
        return generations.entrySet().stream().allMatch(one -> series.generation(one.getKey()) == one.getValue());
    }

    /** Of a series in Redis: eleven characters, and the generation unless it is the first. */
    private static String name(String seriesId, int generation) {
        String name = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(seriesId));
        return generation == 0 ? name : name + generation;
    }
}
