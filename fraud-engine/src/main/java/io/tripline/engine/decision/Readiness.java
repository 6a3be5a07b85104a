package io.tripline.engine.decision;

import io.tripline.engine.facts.CountedSeries;
import io.tripline.engine.lists.HeldRule;
import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactValues;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds the rules that read facts which are not counted yet from the whole log, and hides such facts. Thread-safe. */
@Component
class Readiness {

    private volatile Known known = new Known(null, Map.of());

    /** Kept as long as the same is known of the series. */
    private record Known(@Nullable CountedSeries series, Map<CompiledRelease, Unready> unready) {}

    /**
     * What decisions by a release must not rely on.
     *
     * @param held the rules that would
     */
    record Unready(BitSet slots, List<HeldRule> held) {

        FactValues without(FactValues facts) {
            return slots.isEmpty() ? facts : facts.without(slots);
        }
    }

    @SuppressWarnings("ReferenceEquality") // Comparing what is known costs more than looking at it once more.
    Unready of(CompiledRelease release, CountedSeries series) {
        Known now = known;
        if (now.series() != series) {
            now = new Known(series, new ConcurrentHashMap<>());
            known = now;
        }
        return now.unready().computeIfAbsent(release, one -> unready(one, series));
    }

    private static Unready unready(CompiledRelease release, CountedSeries series) {
        FactCatalogue catalogue = release.facts();
        BitSet slots = new BitSet();
        List<HeldRule> held = new ArrayList<>();
        for (FactDefinition fact : catalogue.facts()) {
            if (fact.stored() && !series.ready(fact)) {
                slots.set(fact.slot());
                BitSet one = new BitSet();
                one.set(fact.slot());
                String why = "fact %s is back-filled from the log: %d %%"
                        .formatted(fact.name(), series.percent(fact.seriesId()));
                release.rulesReading(one).forEach(rule -> held.add(new HeldRule(rule, why)));
            }
        }
        for (FactDefinition fact : catalogue.facts()) {
            FactDefinition.Ratio ratio = fact.ratio();
            if (ratio != null && (slots.get(ratio.of()) || slots.get(ratio.over()))) {
                slots.set(fact.slot());
            }
        }
        return new Unready(slots, held);
    }
}
