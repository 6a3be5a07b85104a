package io.tripline.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.FactValues;
import io.tripline.rules.fact.FieldType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.drools.model.PatternDSL;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.junit.jupiter.api.Test;
import org.kie.api.KieBase;
import org.kie.api.conf.KieBaseOption;

class FailingRuleTest {
    private static final Event PAYMENT = new Event(
            FactSource.INTERACTION, "PAYMENT", Instant.parse("2026-01-15T12:00:00Z"), Map.of("channel", "WEB"));

    @Test
    void evaluatesOneByOneWhenTheNetworkFails() {
        Name channel = new Name("channel", false, FieldType.TEXT, "");
        Rule holds = rule("t.holds", new Condition.OneOf(channel, false, List.of("WEB")));
        Rule misses = rule("t.misses", new Condition.Presence(channel, false));
        Layout layout = new Layout(new FactCatalogue(List.of()), List.of(holds, misses));
        List<Explanation> explanations =
                List.of(new Explanation(holds, Map.of(), layout), new Explanation(misses, Map.of(), layout));
        Policy policy = (score, codes) -> Outcome.CHALLENGE;
        try (Evaluator evaluator =
                new DroolsEvaluator(layout, new Checks(layout), explanations, policy, type -> failing())) {
            for (int i = 0; i < 3; i++) {
                Verdict verdict = evaluator.evaluate(PAYMENT, new FactValues(0));
                assertThat(verdict.hits()).extracting(Hit::ruleId).containsExactly("t.holds");
                assertThat(verdict.score()).isEqualTo(10);
            }
        }
    }

    private static KieBase failing() {
        Variable<SlottedEvent> event = PatternDSL.declarationOf(SlottedEvent.class, "event");
        ModelImpl model = new ModelImpl();
        model.addRule(PatternDSL.rule("fails")
                .build(PatternDSL.pattern(event), PatternDSL.on(event).execute(seen -> {
                    throw new IllegalStateException("broken");
                })));
        return KieBaseBuilder.createKieBaseFromModel(model, new KieBaseOption[0]);
    }

    private static Rule rule(String id, Condition condition) {
        return new Rule(id, "N", "1", "A_REASON", "g", 10, Mode.LIVE, condition, "");
    }
}
