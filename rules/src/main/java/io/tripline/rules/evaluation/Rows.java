package io.tripline.rules.evaluation;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drools.core.reteoo.AlphaNode;
import org.drools.core.reteoo.ObjectSink;
import org.drools.core.reteoo.ObjectSinkPropagator;
import org.drools.model.functions.IntrospectableLambda;
import org.drools.modelcompiler.constraints.LambdaConstraint;
import org.jspecify.annotations.Nullable;

/** Lays a network's first layer out in rows, so that checks which stand side by side need few of them. */
final class Rows {
    private Rows() {}

    /** A check, and the nodes after it. */
    private record Step(Check check, ObjectSinkPropagator nodes) {}

    /** The first row for these nodes and all after them; null when there are none. */
    static @Nullable Row of(ObjectSinkPropagator nodes) {
        return of(nodes, null);
    }

    /** The same, whose ways lead on to another row. */
    private static @Nullable Row of(ObjectSinkPropagator nodes, @Nullable Row after) {
        Row first = after;
        for (List<Step> steps : stepsByQuestion(nodes).reversed()) {
            first = of(steps, first);
        }
        for (ObjectSink node : nodes.getSinks()) {
            if (!(node instanceof AlphaNode)) {
                first = new Row.Reached(node, first);
            }
        }
        return first;
    }

    private static List<List<Step>> stepsByQuestion(ObjectSinkPropagator nodes) {
        Map<Question, List<Step>> steps = new LinkedHashMap<>();
        for (ObjectSink node : nodes.getSinks()) {
            if (node instanceof AlphaNode alpha) {
                Check check = check(alpha);
                steps.computeIfAbsent(Question.of(check), question -> new ArrayList<>())
                        .add(new Step(check, alpha.getObjectSinkPropagator()));
            }
        }
        return List.copyOf(steps.values());
    }

    private static @Nullable Row of(List<Step> steps, @Nullable Row after) {
        Question question = Question.of(steps.getFirst().check());
        return question instanceof Question.Which(int slot) && steps.size() > 1
                ? lookUp(slot, steps, after)
                : inTurn(steps, after);
    }

    private static Row lookUp(int slot, Collection<Step> steps, @Nullable Row after) {
        Map<Object, @Nullable Row> byValue = new HashMap<>();
        for (Step step : steps) {
            if (byValue.put(value(step.check()), of(step.nodes(), after)) != null) {
                throw new IllegalStateException("two nodes side by side make the same check: " + step.check());
            }
        }
        return new Row.LookUp(slot, byValue, after);
    }

    private static @Nullable Row inTurn(List<Step> steps, @Nullable Row after) {
        List<Step> strictestFirst = steps.stream()
                .sorted(comparingDouble(Rows::strictness).reversed())
                .toList();
        Row first = after;
        for (Step step : strictestFirst) {
            Row then = of(step.nodes(), first);
            first = step.check() instanceof Check.Range(int slot, double low, double high)
                    ? new Row.Within(slot, low, high, then, after)
                    : new Row.Ask(step.check(), then, after);
        }
        return first;
    }

    private static Check check(AlphaNode node) {
        LambdaConstraint constraint = (LambdaConstraint) node.getConstraint();
        Object predicate = constraint.getEvaluator().getConstraint().getPredicate1();
        return (Check) ((IntrospectableLambda) predicate).getLambda();
    }

    /** Greater for the stricter of two bounds on the same side. */
    private static double strictness(Step step) {
        return switch (step.check()) {
            case Check.Range(int slot, double low, double high) when high == Double.POSITIVE_INFINITY -> low;
            case Check.Range(int slot, double low, double high) -> -high;
            default -> 0;
        };
    }

    private static Object value(Check check) {
        return switch (check) {
            case Check.Text(int slot, String text) -> text;
            case Check.Range(int slot, double low, double high) -> low;
            default -> throw new IllegalArgumentException("asks for no one value: " + check);
        };
    }
}
