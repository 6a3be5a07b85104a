package io.tripline.engine.backtest;

import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.fact.FactDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The release that is tried.
 *
 * @param fields of interactions that its rules read
 * @param facts that its rules read, without ratios, which follow from others
 */
record Candidate(CompiledRelease release, Set<String> fields, List<FactDefinition> facts) {

    Candidate {
        fields = Set.copyOf(fields);
        facts = List.copyOf(facts);
    }

    static Candidate of(CompiledRelease release) {
        Set<Integer> read = new HashSet<>();
        release.slotsRead().stream().forEach(read::add);
        List<FactDefinition> facts = release.facts().facts().stream()
                .filter(fact -> fact.ratio() == null && read.contains(fact.slot()))
                .toList();
        return new Candidate(release, release.fieldsRead(), facts);
    }
}
