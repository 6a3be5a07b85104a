package io.tripline.traffic.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.rules.evaluation.Hit;
import io.tripline.rules.evaluation.Mode;
import io.tripline.rules.evaluation.Outcome;
import io.tripline.rules.evaluation.RuleDescription;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DemoReachesEveryFamilyTest {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private static InProcess product;
    private static List<InProcess.Decided> decided;

    @BeforeAll
    static void run() throws Exception {
        product = new InProcess();
        decided = product.run(1, START, Duration.ofSeconds(270));
    }

    @Test
    void aLiveRuleOfEveryFamilyHitsWithinThreeMinutes() {
        Map<String, String> families = product.release().rules().stream()
                .collect(Collectors.toMap(RuleDescription::id, RuleDescription::group));
        Set<String> reached = decided.stream()
                .filter(one -> one.after().compareTo(Duration.ofMinutes(3)) < 0)
                .flatMap(one -> one.verdict().hits().stream())
                .filter(hit -> hit.mode() == Mode.LIVE)
                .map(hit -> families.get(hit.ruleId()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(reached).isEqualTo(new TreeSet<>(families.values()));
    }

    @ParameterizedTest
    @EnumSource(Pattern.class)
    void theFirstCaseOfEachFraudIsStopped(Pattern pattern) {
        List<InProcess.Decided> cases = decided.stream()
                .filter(one -> one.emission().pattern() == pattern)
                .toList();
        long first = cases.getFirst().emission().story();

        assertThat(cases.stream()
                        .filter(one -> one.emission().story() == first)
                        .map(one -> one.verdict().outcome()))
                .anyMatch(outcome -> outcome != Outcome.ALLOW);
    }

    @Test
    void genuinePeopleAreHardlyEverStopped() {
        List<InProcess.Decided> genuine =
                decided.stream().filter(one -> one.emission().pattern() == null).toList();
        List<Set<String>> stopped = genuine.stream()
                .filter(one -> one.verdict().outcome() != Outcome.ALLOW)
                .map(one -> one.verdict().hits().stream().map(Hit::ruleId).collect(Collectors.toSet()))
                .toList();

        assertThat(stopped).as("%s of %s", stopped, genuine.size()).hasSizeLessThan(genuine.size() / 200);
    }

    @Test
    void theListsOfTheDemoAreOnesThatRulesRead() {
        assertThat(product.release().facts().facts().stream()
                        .filter(fact -> fact.function() == FactFunction.LISTED)
                        .map(FactDefinition::field))
                .containsAll(product.listNames());
    }
}
