package io.tripline.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactValues;
import io.tripline.rules.language.RuleText;
import io.tripline.rules.language.Vocabulary;
import io.tripline.rules.release.ReleaseCompiler;
import io.tripline.rules.release.ReleaseRefused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class NetworkPropertyTest {
    private static final FactCatalogue FACTS = facts();

    @Property(tries = 60)
    void theNetworkFindsWhatAPlainInterpreterFinds(@ForAll long seed) {
        RandomRules random = new RandomRules(seed);
        RuleText text = RuleText.read(random.rules(30), new Vocabulary(FACTS));
        assertThat(text.problems()).isEmpty();
        List<Rule> rules = text.rules().stream().map(RuleText.Placed::rule).toList();
        CompiledRelease release =
                new CompiledRelease("", FACTS, rules, Map.of(), (score, codes) -> Outcome.ALLOW, Map.of());
        try (Evaluator evaluator = release.newEvaluator()) {
            for (int i = 0; i < 40; i++) {
                agree(rules, random.event(), Interpreter.values(FACTS, random.facts()), evaluator);
            }
        }
    }

    @Property(tries = 300)
    void whatIsAcceptedOfDamagedRulesMeansTheSameToTheNetwork(@ForAll long seed) {
        RandomRules random = new RandomRules(seed);
        Map<String, Rule> rules = new LinkedHashMap<>();
        for (int i = 0; i < 12; i++) {
            RuleText.read(random.damaged(random.rules(3)), new Vocabulary(FACTS))
                    .rules()
                    .forEach(placed -> rules.put(placed.rule().id(), placed.rule()));
        }
        List<Rule> accepted = List.copyOf(rules.values());
        CompiledRelease release =
                new CompiledRelease("", FACTS, accepted, Map.of(), (score, codes) -> Outcome.ALLOW, Map.of());
        try (Evaluator evaluator = release.newEvaluator()) {
            for (int i = 0; i < 10; i++) {
                agree(accepted, random.event(), Interpreter.values(FACTS, random.facts()), evaluator);
            }
        }
    }

    private static void agree(List<Rule> rules, Event event, FactValues facts, Evaluator evaluator) {
        FACTS.derive(facts);
        Interpreter interpreter = new Interpreter(FACTS, event, facts);
        List<Rule> expected = rules.stream()
                .filter(rule -> interpreter.holds(rule.condition()))
                .toList();
        Verdict verdict = evaluator.evaluate(event, facts);
        assertThat(verdict.hits())
                .extracting(Hit::ruleId)
                .as("hits of %s with %s", event, facts)
                .containsExactlyElementsOf(expected.stream().map(Rule::id).toList());
        assertThat(verdict.score())
                .isEqualTo(expected.stream()
                        .filter(rule -> rule.mode() == Mode.LIVE)
                        .mapToDouble(Rule::weight)
                        .sum());
    }

    static FactCatalogue facts() {
        try {
            return ReleaseCompiler.facts("""
                    facts:
                      - {name: n.a, function: count, key: [userId], window: 1h, source: interactions, unit: u, description: d}
                      - {name: n.b, function: count, key: [ip], window: 1h, source: interactions, unit: u, description: d}
                      - {name: t.a, function: last, field: standing, key: [userId], window: life, source: user-activity, unit: u, description: d}
                      - {name: n.share, function: ratio, of: n.a, over: n.b, min: 2, unit: share, description: d}
                    """);
        } catch (ReleaseRefused e) {
            throw new AssertionError(e);
        }
    }
}
