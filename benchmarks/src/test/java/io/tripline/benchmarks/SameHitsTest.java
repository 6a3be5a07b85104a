package io.tripline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.rules.evaluation.Evaluator;
import io.tripline.rules.evaluation.Hit;
import io.tripline.rules.evaluation.Networks;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SameHitsTest {

    private static final List<RuleSpec> RULES = RuleSpec.rules(30);
    private static final List<Sample> SAMPLES = Sample.samples();

    @Test
    void everyWayFindsTheSameRulesForEveryEvent() {
        List<BitSet> ours = ours();
        assertThat(ours.stream().mapToInt(BitSet::cardinality).sum()).isGreaterThan(SAMPLES.size() / 10);
        assertThat(network()).isEqualTo(ours);
        for (Way way : Way.values()) {
            assertThat(hits(way)).as(way.name()).isEqualTo(ours);
        }
    }

    private static List<BitSet> ours() {
        try (Evaluator evaluator = Release.compiled(Release.bundle(RULES)).newEvaluator()) {
            return SAMPLES.stream()
                    .map(sample ->
                            evaluator.evaluate(sample.event(), sample.facts()).hits())
                    .map(SameHitsTest::numbers)
                    .toList();
        }
    }

    private static List<BitSet> network() {
        try (Networks networks = Release.networks(RULES)) {
            return SAMPLES.stream()
                    .map(sample -> (BitSet) networks.match(networks.slots(sample.event(), sample.facts()))
                            .clone())
                    .toList();
        }
    }

    private static BitSet numbers(List<Hit> hits) {
        BitSet numbers = new BitSet();
        hits.forEach(hit -> numbers.set(Integer.parseInt(hit.ruleId().substring("bench.r".length()))));
        return numbers;
    }

    private static List<BitSet> hits(Way way) {
        try (Matcher matcher = way.matcher(RULES)) {
            return SAMPLES.stream()
                    .map(sample -> {
                        matcher.match(sample.flat());
                        return (BitSet) sample.flat().hits().clone();
                    })
                    .toList();
        }
    }
}
