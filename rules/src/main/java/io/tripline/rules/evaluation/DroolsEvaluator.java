package io.tripline.rules.evaluation;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactValues;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one session per network, and inserts, fires and deletes one event at a time. */
final class DroolsEvaluator implements Evaluator {
    private static final Logger LOG = LoggerFactory.getLogger(DroolsEvaluator.class);

    private final Layout layout;
    private final List<Explanation> explanations;
    private final List<Check> checks = new ArrayList<>();
    private final Policy policy;
    private final Function<String, KieBase> networks;
    private final IdentityHashMap<KieBase, KieSession> sessions = new IdentityHashMap<>();

    DroolsEvaluator(
            Layout layout,
            Checks binding,
            List<Explanation> explanations,
            Policy policy,
            Function<String, KieBase> networks) {
        this.layout = layout;
        this.explanations = explanations;
        this.policy = policy;
        this.networks = networks;
        explanations.forEach(
                explanation -> checks.add(binding.bind(explanation.rule().condition())));
    }

    @Override
    public Verdict evaluate(Event interaction, FactValues facts, Set<String> held) {
        long start = System.nanoTime();
        try {
            SlottedEvent event = layout.fill(interaction, facts);
            List<Hit> hits = fire(interaction.type(), event) ? explain(event, held) : oneByOne(event, held);
            long evaluated = System.nanoTime();
            return decide(hits, evaluated - start, evaluated);
        } catch (RuntimeException e) {
            LOG.error("The rules could not be evaluated for a {}", interaction.type(), e);
            return new Verdict(Outcome.REVIEW, 0, List.of(failure("rules", e)), System.nanoTime() - start, 0);
        }
    }

    @Override
    public void close() {
        sessions.values().forEach(KieSession::dispose);
        sessions.clear();
    }

    /** False when a rule failed; the session is then gone, for nobody knows what is left in it. */
    private boolean fire(String type, SlottedEvent event) {
        KieBase network = networks.apply(type);
        KieSession session = sessions.computeIfAbsent(network, Network::session);
        try {
            FactHandle handle = session.insert(event);
            session.fireAllRules(explanations.size());
            session.delete(handle);
            return true;
        } catch (RuntimeException e) {
            LOG.warn("A rule failed; evaluating one by one", e);
            sessions.remove(network);
            session.dispose();
            return false;
        }
    }

    private List<Hit> explain(SlottedEvent event, Set<String> held) {
        List<Hit> hits = new ArrayList<>();
        BitSet marked = event.hits();
        for (int rule = marked.nextSetBit(0); rule >= 0; rule = marked.nextSetBit(rule + 1)) {
            hits.add(explanations.get(rule).hit(event, held));
        }
        return hits;
    }

    /** The slow way round a rule that fails: the others still count. */
    private List<Hit> oneByOne(SlottedEvent event, Set<String> held) {
        List<Hit> hits = new ArrayList<>();
        for (int rule = 0; rule < checks.size(); rule++) {
            try {
                if (checks.get(rule).test(event)) {
                    hits.add(explanations.get(rule).hit(event, held));
                }
            } catch (RuntimeException e) {
                hits.add(explanations.get(rule).error(String.valueOf(e.getMessage())));
            }
        }
        return hits;
    }

    private Verdict decide(List<Hit> hits, long rulesNanos, long start) {
        Sum sum = Sum.of(hits);
        double score = sum.score();
        List<String> codes = sum.reasonCodes();
        try {
            Outcome outcome = policy.outcome(score, codes);
            return new Verdict(outcome, score, hits, rulesNanos, System.nanoTime() - start);
        } catch (RuntimeException e) {
            LOG.error("The policy could not be evaluated for score {} and {}", score, codes, e);
            List<Hit> withFailure = new ArrayList<>(hits);
            withFailure.add(failure("policy", e));
            return new Verdict(Outcome.REVIEW, score, withFailure, rulesNanos, System.nanoTime() - start);
        }
    }

    private static Hit failure(String part, RuntimeException e) {
        String problem = "The " + part + " could not be evaluated: " + e.getMessage();
        Map<String, String> texts = Map.of("customer", "", "analyst", problem);
        return new Hit(part, "", part, Hit.ERROR, part, 0, Mode.LIVE, false, List.of(), texts);
    }
}
