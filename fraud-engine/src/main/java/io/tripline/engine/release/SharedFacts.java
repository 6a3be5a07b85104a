package io.tripline.engine.release;

import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The facts of several releases in one catalogue: what means the same in two of them is there once. Immutable. */
final class SharedFacts {

    private static final int NOWHERE = -1;

    private final FactCatalogue catalogue;
    /** For each slot of a release its place in the catalogue; ratios of later releases are derived from their parts. */
    private final Map<FactCatalogue, int[]> places;

    private SharedFacts(FactCatalogue catalogue, Map<FactCatalogue, int[]> places) {
        this.catalogue = catalogue;
        this.places = places;
    }

    /** The first catalogue keeps its slots; where the others add nothing, it is the shared one itself. */
    static SharedFacts of(List<FactCatalogue> releases) {
        FactCatalogue first = releases.getFirst();
        Collected collected = new Collected(first);
        Map<FactCatalogue, int[]> places = new HashMap<>();
        for (FactCatalogue release : releases) {
            places.put(
                    release, release.facts().stream().mapToInt(collected::place).toArray());
        }
        int[] asTheyAre = new int[first.size()];
        Arrays.setAll(asTheyAre, slot -> slot);
        places.put(first, asTheyAre);
        boolean same = collected.facts.size() == first.size();
        return new SharedFacts(same ? first : new FactCatalogue(collected.facts), places);
    }

    FactCatalogue catalogue() {
        return catalogue;
    }

    /** Throws IllegalArgumentException for a release that is none of those shared. */
    FactValues of(FactCatalogue release, FactValues values) {
        if (release == catalogue) {
            return values;
        }
        int[] from = places.get(release);
        if (from == null) {
            throw new IllegalArgumentException("the facts of this release are not among those that were read");
        }
        FactValues own = new FactValues(release.size());
        for (int slot = 0; slot < from.length; slot++) {
            if (from[slot] != NOWHERE && values.has(from[slot])) {
                String text = values.text(from[slot]);
                if (text == null) {
                    own.put(slot, values.number(from[slot]));
                } else {
                    own.put(slot, text);
                }
            }
        }
        release.derive(own);
        return own;
    }

    /** What makes two facts the same value for every event. */
    private record Meaning(String seriesId, boolean includeCurrent) {
        static Meaning of(FactDefinition fact) {
            return new Meaning(fact.seriesId(), fact.includeCurrent());
        }
    }

    private static final class Collected {
        private final List<FactDefinition> facts;
        private final Map<Meaning, Integer> places = new HashMap<>();
        private final Set<String> names = new HashSet<>();

        Collected(FactCatalogue first) {
            facts = new ArrayList<>(first.facts());
            for (FactDefinition fact : first.facts()) {
                names.add(fact.name());
                if (fact.ratio() == null) {
                    places.putIfAbsent(Meaning.of(fact), fact.slot());
                }
            }
        }

        int place(FactDefinition fact) {
            return fact.ratio() == null ? places.computeIfAbsent(Meaning.of(fact), _ -> add(fact)) : NOWHERE;
        }

        /** Two releases may use one name for two facts. */
        private int add(FactDefinition fact) {
            int slot = facts.size();
            String name = names.add(fact.name()) ? fact.name() : fact.name() + "@" + slot;
            facts.add(fact.placed(slot, name));
            return slot;
        }
    }
}
