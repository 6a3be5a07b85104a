package io.tripline.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.rules.analysis.Logic;
import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactValues;
import io.tripline.rules.language.RuleText;
import io.tripline.rules.language.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is said about the meaning of rules is never contradicted by an evaluation. */
class LogicPropertyTest {
    private static final FactCatalogue FACTS = NetworkPropertyTest.facts();

    @Property(tries = 60)
    void noEvaluationContradictsWhatIsSaidOfRules(@ForAll long seed) {
        RandomRules random = new RandomRules(seed);
        List<Condition> conditions = RuleText.read(random.rules(20), new Vocabulary(FACTS)).rules().stream()
                .map(placed -> placed.rule().condition())
                .toList();
        Logic logic = new Logic(FACTS);
        List<Interpreter> events = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            events.add(interpreter(random.event(), random.facts()));
        }
        for (Condition one : conditions) {
            if (logic.contradictory(List.of(one))) {
                assertThat(events).noneMatch(event -> event.holds(one));
            }
            if (logic.certain(one)) {
                assertThat(events).allMatch(event -> event.holds(one));
            }
            for (Condition other : conditions) {
                if (logic.implies(one, other)) {
                    assertThat(events).allMatch(event -> !event.holds(one) || event.holds(other));
                }
            }
        }
    }

    /** Counts are never below zero; the random facts do not know. */
    private static Interpreter interpreter(Event event, Map<String, Object> random) {
        Map<String, Object> counts = new HashMap<>(random);
        counts.replaceAll((name, value) -> value instanceof Double number ? Double.valueOf(Math.abs(number)) : value);
        FactValues facts = Interpreter.values(FACTS, counts);
        FACTS.derive(facts);
        return new Interpreter(FACTS, event, facts);
    }
}
