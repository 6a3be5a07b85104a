package io.tripline.rules.release;

import io.tripline.rules.evaluation.Outcome;
import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactValues;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a release promises for one interaction.
 *
 * @param hits rules that have to hit; others may
 * @param misses rules that must not hit
 */
record Scenario(
        String file,
        int line,
        String name,
        Event interaction,
        Given given,
        List<String> hits,
        List<String> misses,
        Optional<Outcome> outcome) {

    boolean namesOnly(Set<String> rules) {
        return rules.containsAll(hits) && rules.containsAll(misses);
    }

    /** The facts that the interaction is evaluated with. */
    FactValues values(FactCatalogue catalogue) {
        return given.values(catalogue, interaction);
    }
}
