package io.tripline.rules.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What can be said of one decision beyond its hits: how each condition stood, which rules nearly held, and what would have
 * changed the outcome. The same question always has the same answer. For one thread at a time.
 */
public final class Insight {
    private static final int MAX_NEAR_MISSES = 5;
    private static final int MAX_EVALUATIONS = 20_000;

    private final CompiledRelease release;
    private final List<Rule> rules;
    private final Layout layout;
    private final Checks checks;
    private final Situation situation;
    private final Set<String> held;

    Insight(
            CompiledRelease release,
            List<Rule> rules,
            Layout layout,
            Checks checks,
            Situation situation,
            Set<String> held) {
        this.release = release;
        this.rules = rules;
        this.layout = layout;
        this.checks = checks;
        this.situation = situation;
        this.held = held;
    }

    /** What the release says of the same interaction and facts, with the same rules held. */
    public Verdict verdict() {
        try (Evaluator evaluator = release.newEvaluator()) {
            return evaluate(evaluator, situation);
        }
    }

    /** Every condition of the rule, with what it read and whether it held; empty when the release has no such rule. */
    public Optional<ConditionTree> tree(String ruleId) {
        SlottedEvent event = event(situation);
        return rules.stream()
                .filter(rule -> rule.id().equals(ruleId))
                .findFirst()
                .map(rule -> tree(rule.condition(), event));
    }

    /** At most five, the nearest first. */
    public List<NearMiss> nearMisses() {
        List<NearMiss> found = new ArrayList<>();
        SlottedEvent event = event(situation);
        for (Rule rule : rules) {
            Check check = checks.bind(rule.condition());
            if (applies(rule) && !check.test(event)) {
                nearest(rule, check).ifPresent(found::add);
            }
        }
        return found.stream()
                .sorted(Comparator.comparingDouble(NearMiss::distance))
                .limit(MAX_NEAR_MISSES)
                .toList();
    }

    /**
     * The smallest change of one value for each other outcome that a change of one value can bring about, the smallest of
     * all first; empty when no single change does.
     */
    public List<Counterfactual> counterfactuals() {
        List<Turn> turns = rules.stream()
                .filter(rule -> mode(rule) == Mode.LIVE && applies(rule))
                .flatMap(rule -> Turn.in(rule.condition(), situation).stream())
                .filter(turn -> turn.changes(situation))
                .sorted(Turn.nearestTo(situation))
                .toList();
        Map<Outcome, Counterfactual> found = new EnumMap<>(Outcome.class);
        Set<Tried> tried = new HashSet<>();
        try (Evaluator evaluator = release.newEvaluator()) {
            Outcome outcome = evaluate(evaluator, situation).outcome();
            for (Turn turn : turns) {
                if (tried.size() < MAX_EVALUATIONS && tried.add(new Tried(turn.name(), turn.to()))) {
                    Verdict verdict = evaluate(evaluator, situation.with(turn.name(), turn.to()));
                    if (verdict.outcome() != outcome) {
                        found.computeIfAbsent(verdict.outcome(), other -> counterfactual(turn, verdict));
                    }
                }
            }
        }
        return found.values().stream()
                .sorted(Comparator.comparingDouble(Counterfactual::distance).thenComparing(Counterfactual::input))
                .toList();
    }

    private record Tried(Name name, Object to) {}

    private Optional<NearMiss> nearest(Rule rule, Check check) {
        return Turn.in(rule.condition(), situation).stream()
                .filter(turn -> turn.subject() && !Double.isNaN(turn.threshold()) && turn.changes(situation))
                .filter(turn -> turn.distance(situation) <= NearMiss.MAX_DISTANCE)
                .sorted(Turn.nearestTo(situation))
                .filter(turn -> check.test(event(situation.with(turn.name(), turn.to()))))
                .findFirst()
                .map(turn -> nearMiss(rule, turn));
    }

    private NearMiss nearMiss(Rule rule, Turn turn) {
        return new NearMiss(
                rule.id(),
                rule.name(),
                rule.reasonCode(),
                mode(rule),
                rule.weight(),
                turn.name().path(),
                turn.name().unit(),
                situation.number(turn.name()),
                Wording.of(turn.condition()).getFirst().condition(),
                turn.threshold(),
                turn.to() instanceof Double needed ? needed : Double.NaN,
                turn.distance(situation));
    }

    private Counterfactual counterfactual(Turn turn, Verdict verdict) {
        return new Counterfactual(
                turn.name().path(),
                turn.name().unit(),
                situation.value(turn.name()),
                turn.to(),
                turn.distance(situation),
                verdict.outcome(),
                verdict.score());
    }

    private ConditionTree tree(Condition condition, SlottedEvent event) {
        boolean holds = checks.bind(condition).test(event);
        return switch (condition) {
            case Condition.All all -> joined(ConditionTree.Kind.ALL, holds, all.conditions(), event);
            case Condition.Any any -> joined(ConditionTree.Kind.ANY, holds, any.conditions(), event);
            case Condition.Not not -> joined(ConditionTree.Kind.NOT, holds, List.of(not.condition()), event);
            default ->
                new ConditionTree(
                        ConditionTree.Kind.CONDITION,
                        holds,
                        Wording.of(condition).stream()
                                .map(said -> layout.read(said.name(), said.condition(), event))
                                .toList(),
                        List.of());
        };
    }

    private ConditionTree joined(
            ConditionTree.Kind kind, boolean holds, List<Condition> conditions, SlottedEvent event) {
        List<ConditionTree> parts =
                conditions.stream().map(part -> tree(part, event)).toList();
        return new ConditionTree(kind, holds, List.of(), parts);
    }

    private boolean applies(Rule rule) {
        return rule.types().isEmpty()
                || rule.types().contains(situation.interaction().type());
    }

    private SlottedEvent event(Situation of) {
        return layout.fill(of.interaction(), of.facts());
    }

    /** A held rule is as good as one in shadow. */
    private Mode mode(Rule rule) {
        return held.contains(rule.id()) ? Mode.SHADOW : rule.mode();
    }

    private Verdict evaluate(Evaluator evaluator, Situation at) {
        return evaluator.evaluate(at.interaction(), at.facts(), held);
    }
}
