package io.tripline.rules.evaluation;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kie.api.KieBase;

/** The networks of a release: one for each interaction type that a rule names, one for all other types. Immutable. */
final class Partition {
    private final Map<String, KieBase> byType = new HashMap<>();
    private final KieBase forOtherTypes;

    Partition(List<Rule> rules, Checks checks, SharedNetworks shared) {
        Map<String, List<Network.Part>> parts = new HashMap<>();
        rules.forEach(rule -> rule.types().forEach(type -> parts.put(type, new ArrayList<>())));
        List<Network.Part> forAll = new ArrayList<>();
        for (int place = 0; place < rules.size(); place++) {
            Rule rule = rules.get(place);
            Network.Part part = new Network.Part(place, checks.conjuncts(rule.condition()));
            List<String> types = rule.types();
            if (types.isEmpty()) {
                forAll.add(part);
                parts.values().forEach(list -> list.add(part));
            }
            types.forEach(type -> requireNonNull(parts.get(type)).add(part));
        }
        List<List<Network.Part>> wanted = new ArrayList<>(parts.values());
        wanted.add(forAll);
        Map<List<Network.Part>, KieBase> networks = shared.of(wanted);
        parts.forEach((type, list) -> byType.put(type, requireNonNull(networks.get(list))));
        forOtherTypes = requireNonNull(networks.get(forAll));
    }

    KieBase networkFor(String type) {
        return byType.getOrDefault(type, forOtherTypes);
    }
}
