package io.tripline.rules.release;

import io.tripline.rules.evaluation.Policy;
import io.tripline.rules.evaluation.SharedNetworks;
import io.tripline.rules.fact.FactCatalogue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What was read of the releases before: a text that stands in the next one as it did is not read again. Not thread-safe. */
final class Earlier {
    private final LastRead<String, FactCatalogue> facts = new LastRead<>();
    private final LastRead<PolicyText, Optional<Policy>> policy = new LastRead<>();
    private final SharedNetworks networks = new SharedNetworks();
    private final Map<String, LastRead<ScenarioText, List<Scenario>>> scenarios = new HashMap<>();

    private record PolicyText(String text, Set<String> reasonCodes) {}

    /** A catalogue equals itself only; {@link #facts} answers the same one for the same text. */
    private record ScenarioText(String text, FactCatalogue facts) {}

    FactCatalogue facts(String text, Findings findings, Function<Findings, FactCatalogue> read) {
        return facts.get(text, findings, read);
    }

    Optional<Policy> policy(
            String text, Set<String> reasonCodes, Findings findings, Function<Findings, Optional<Policy>> read) {
        return policy.get(new PolicyText(text, Set.copyOf(reasonCodes)), findings, read);
    }

    /** Scenarios are read again, too, when there is no rule any more that they name. */
    List<Scenario> scenarios(
            String path,
            String text,
            FactCatalogue catalogue,
            Set<String> rules,
            Findings findings,
            Function<Findings, List<Scenario>> read) {
        return scenarios
                .computeIfAbsent(path, none -> new LastRead<>())
                .get(
                        new ScenarioText(text, catalogue),
                        known -> known.stream().allMatch(scenario -> scenario.namesOnly(rules)),
                        findings,
                        read);
    }

    SharedNetworks networks() {
        return networks;
    }

    /** Forgets the scenarios of files that there are no more. */
    void keepScenariosOf(Set<String> paths) {
        scenarios.keySet().retainAll(paths);
    }
}
