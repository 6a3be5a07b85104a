package io.tripline.rules.evaluation;

import static io.tripline.rules.release.Releases.files;
import static io.tripline.rules.release.Releases.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.FactValues;
import io.tripline.rules.fact.FieldType;
import io.tripline.rules.fact.ValueType;
import io.tripline.rules.release.ReleaseBundle;
import io.tripline.rules.release.ReleaseCompiler;
import io.tripline.rules.release.ReleaseRefused;
import io.tripline.rules.release.Releases;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InsightTest {
    private static final String COUNT = "user.payments.count_10m";
    private static final String AVG = "user.payments.avg_30d";

    @Test
    void aTreeShowsEveryConditionWithItsValueAndWhetherItHeld() throws ReleaseRefused {
        Insight insight = insight(
                rule(
                        "t.a",
                        "Interaction( type == \"PAYMENT\", channel == \"POS\" or not amount.value > 3 * " + AVG + " )"),
                Map.of("channel", "WEB", "amount.value", 90.0),
                Map.of(AVG, 40.0));

        ConditionTree tree = insight.tree("t.a").orElseThrow();

        assertThat(tree.kind()).isEqualTo(ConditionTree.Kind.ALL);
        assertThat(tree.holds()).isTrue();
        assertThat(tree.parts().getFirst().reads()).containsExactly(new Read("type", "PAYMENT", "", "= PAYMENT"));
        ConditionTree any = tree.parts().getLast();
        assertThat(any.kind()).isEqualTo(ConditionTree.Kind.ANY);
        assertThat(any.parts()).extracting(ConditionTree::holds).containsExactly(false, true);
        ConditionTree negated = any.parts().getLast().parts().getFirst();
        assertThat(negated.holds()).isFalse();
        assertThat(negated.reads())
                .extracting(Read::name, Read::value, Read::condition)
                .containsExactly(
                        tuple("amount.value", 90.0, "> 3 × " + AVG), tuple(AVG, 40.0, "compared with amount.value"));
        assertThat(insight.tree("t.none")).isEmpty();
    }

    @Test
    void aRuleThatAlmostHeldIsANearMissWithItsDistance() throws ReleaseRefused {
        List<NearMiss> misses = insight(
                        rule("t.far", "Facts( " + COUNT + " >= 50 )")
                                + rule("t.near", "Facts( " + COUNT + " >= 5 )")
                                + rule("t.nearer", "Interaction( amount.value > 2 * " + AVG + " )")
                                + rule("t.other", "Interaction( type == \"LOGIN\" ) Facts( " + COUNT + " >= 5 )")
                                + rule("t.two", "Interaction( amount.value > 101 ) Facts( " + COUNT + " >= 5 )")
                                + rule("t.held", "Facts( " + COUNT + " >= 4 )"),
                        Map.of("amount.value", 95.0),
                        Map.of(COUNT, 4.0, AVG, 50.0))
                .nearMisses();

        assertThat(misses).extracting(NearMiss::ruleId).containsExactly("t.nearer", "t.near");
        NearMiss nearer = misses.getFirst();
        assertThat(nearer.threshold()).isEqualTo(100);
        assertThat(nearer.needed()).isEqualTo(100.01);
        assertThat(nearer.condition()).isEqualTo("> 2 × " + AVG);
        NearMiss near = misses.getLast();
        assertThat(near.value()).isEqualTo(4);
        assertThat(near.needed()).isEqualTo(5);
        assertThat(near.distance()).isEqualTo(0.2, within(1e-9));
    }

    @Test
    void theFiveNearestMissesAreToldTheNearestFirst() throws ReleaseRefused {
        StringBuilder rules = new StringBuilder();
        for (int i = 18; i > 10; i--) {
            rules.append(rule("t.r" + i, "Facts( " + COUNT + " >= " + i + " )"));
        }

        assertThat(insight(rules.toString(), Map.of(), Map.of(COUNT, 10.0)).nearMisses())
                .extracting(NearMiss::ruleId)
                .containsExactly("t.r11", "t.r12", "t.r13", "t.r14", "t.r15");
    }

    @Test
    void theSmallestChangeThatGivesAnotherOutcomeIsTold() throws ReleaseRefused {
        Counterfactual smallest = insight(
                        rule("t.burst", "Facts( " + COUNT + " >= 5 )"),
                        Map.of("amount.value", 95.0),
                        Map.of(COUNT, 5.0))
                .counterfactuals()
                .getFirst();

        assertThat(smallest.sentence())
                .isEqualTo("Had " + COUNT + " been 4 instead of 5, the outcome would have been ALLOW.");
        assertThat(smallest.score()).isZero();
    }

    @Test
    void whereOneChangeIsNotEnoughNothingIsClaimed() throws ReleaseRefused {
        String rules = rule("t.a", "Facts( " + COUNT + " >= 5 )") + rule("t.b", "Interaction( channel == \"WEB\" )");

        assertThat(insight(rules, Map.of("channel", "WEB"), Map.of(COUNT, 9.0)).counterfactuals())
                .extracting(Counterfactual::outcome)
                .doesNotContain(Outcome.ALLOW)
                .contains(Outcome.CHALLENGE);
        assertThat(insight(rule("t.a", "LIVE", 10, "Facts( " + COUNT + " >= 5 )"), Map.of(), Map.of(COUNT, 9.0))
                        .counterfactuals())
                .isEmpty();
    }

    @Test
    void aTextMayHaveToBeAnother() throws ReleaseRefused {
        assertThat(insight(rule("t.a", "Interaction( channel == \"WEB\" )"), Map.of("channel", "WEB"), Map.of())
                        .counterfactuals())
                .singleElement()
                .satisfies(one -> assertThat(one.sentence())
                        .isEqualTo(
                                "Had channel been another value instead of WEB, the outcome would have been ALLOW."));
        assertThat(insight(rule("t.a", "Interaction( channel == \"WEB\" )"), Map.of("channel", "POS"), Map.of())
                        .counterfactuals())
                .singleElement()
                .satisfies(one -> assertThat(one.to()).isEqualTo("WEB"));
    }

    @Test
    void aPartOfATextTurnsAtATextThatIsThatPartAndAtOneThatHasNone() throws ReleaseRefused {
        String rules = rule("t.a", "Interaction( userAgent contains \"Headless\" )");
        assertThat(insight(rules, Map.of("userAgent", "HeadlessChrome"), Map.of())
                        .counterfactuals())
                .extracting(Counterfactual::to)
                .containsExactly(Counterfactual.OTHER);
        assertThat(insight(rules, Map.of("userAgent", "Firefox"), Map.of()).counterfactuals())
                .extracting(Counterfactual::to)
                .containsExactly("Headless");
        assertThat(insight(rules, Map.of("userAgent", "Firefox"), Map.of()).nearMisses())
                .isEmpty();
    }

    @Test
    void anotherTextIsOneOfWhichNoRuleNamesAPart() throws ReleaseRefused {
        String rules = rule("t.a", "Interaction( channel == \"WEB\" )")
                + rule("t.b", "Interaction( channel contains \"other\" )")
                + rule("t.c", "Interaction( channel starts with \"a\" )")
                + rule("t.d", "Interaction( channel ends with \"value\" )");
        assertThat(insight(rules, Map.of("channel", "WEB"), Map.of()).counterfactuals())
                .filteredOn(one -> one.to().equals(Counterfactual.OTHER))
                .extracting(Counterfactual::outcome)
                .containsExactly(Outcome.ALLOW);
    }

    @Test
    void aPartOfATextStandsInTheTreeWithTheWholeText() throws ReleaseRefused {
        ConditionTree tree = insight(
                        rule("t.a", "Interaction( userAgent contains \"Headless\", deviceId ends with \"-emulator\" )"),
                        Map.of("userAgent", "HeadlessChrome"),
                        Map.of())
                .tree("t.a")
                .orElseThrow();
        assertThat(tree.parts()).extracting(ConditionTree::holds).containsExactly(true, false);
        assertThat(tree.parts())
                .flatExtracting(ConditionTree::reads)
                .containsExactly(
                        new Read("userAgent", "HeadlessChrome", "", "contains \"Headless\""),
                        new Read("deviceId", null, "", "ends with \"-emulator\""));
    }

    @Test
    void everyCounterfactualOfTheReleaseThatShipsComesTrue() throws ReleaseRefused {
        CompiledRelease release = ReleaseCompiler.compile(Releases.starter());
        Random random = new Random(5);
        try (Evaluator evaluator = release.newEvaluator()) {
            int told = 0;
            for (int i = 0; i < 25; i++) {
                Event payment = payment(Map.of(
                        "amount.value", 1.0 + random.nextInt(3_000), "channel", "WEB", "attributes.mcc", "5732"));
                FactValues facts = some(release.facts(), random);
                Outcome outcome = evaluator.evaluate(payment, facts).outcome();
                List<Counterfactual> found =
                        release.insight(payment, facts, Set.of()).counterfactuals();
                for (Counterfactual one : found) {
                    Verdict again = evaluator.evaluate(changed(payment, one), changed(release.facts(), facts, one));
                    assertThat(again.outcome()).isEqualTo(one.outcome()).isNotEqualTo(outcome);
                    told++;
                }
                assertThat(release.insight(payment, facts, Set.of()).counterfactuals())
                        .isEqualTo(found);
            }
            assertThat(told).isPositive();
        }
    }

    @Test
    void aHeldRuleIsNearlyMissedAsOneInShadowAndChangesNothing() throws ReleaseRefused {
        CompiledRelease release =
                ReleaseCompiler.compile(ReleaseBundle.of(files(rule("t.a", "Facts( user.payments.count_10m >= 5 )"))));
        FactValues values = new FactValues(release.facts().size());
        values.put(release.facts().named("user.payments.count_10m").slot(), 4);

        Insight held = release.insight(payment(Map.of()), values, Set.of("t.a"));

        assertThat(held.counterfactuals()).isEmpty();
        assertThat(held.nearMisses()).extracting(NearMiss::mode).containsExactly(Mode.SHADOW);
        assertThat(release.insight(payment(Map.of()), values, Set.of()).counterfactuals())
                .hasSize(1);
    }

    private static Event changed(Event payment, Counterfactual by) {
        if (!payment.fields().containsKey(by.input())) {
            return payment;
        }
        Map<String, Object> fields = new HashMap<>(payment.fields());
        fields.put(by.input(), by.to());
        return payment(fields);
    }

    private static FactValues changed(FactCatalogue catalogue, FactValues facts, Counterfactual by) {
        return catalogue.find(by.input()).isEmpty()
                ? facts
                : new Situation(payment(Map.of()), facts, catalogue)
                        .with(new Name(by.input(), true, FieldType.NUMBER, ""), by.to())
                        .facts();
    }

    private static FactValues some(FactCatalogue catalogue, Random random) {
        FactValues values = new FactValues(catalogue.size());
        catalogue.facts().stream()
                .filter(fact -> fact.type() == ValueType.NUMBER && random.nextInt(3) > 0)
                .forEach(fact -> values.put(fact.slot(), random.nextInt(12)));
        return values;
    }

    private static Insight insight(String rules, Map<String, Object> fields, Map<String, Double> facts)
            throws ReleaseRefused {
        CompiledRelease release = ReleaseCompiler.compile(ReleaseBundle.of(files(rules)));
        FactValues values = new FactValues(release.facts().size());
        facts.forEach((name, value) -> values.put(release.facts().named(name).slot(), value));
        return release.insight(payment(fields), values, Set.of());
    }

    private static Event payment(Map<String, Object> fields) {
        return new Event(FactSource.INTERACTION, "PAYMENT", Instant.parse("2026-11-22T10:15:30Z"), fields);
    }
}
