package io.tripline.rules.analysis;

import io.tripline.rules.evaluation.Condition;
import io.tripline.rules.fact.FactCatalogue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Answers what conditions mean together. Answers are certain when yes; no may also mean that it took too long to find out,
 * or that sums would have to be solved. Not thread-safe.
 */
public final class Logic {
    /** For one question. */
    private static final int MAX_STEPS = 5_000;
    /** For all questions together: well under a second. */
    private static final int MAX_STEPS_IN_ALL = 100_000;
    /** Comparing lists takes so much longer than comparing numbers. */
    private static final int VALUES_IN_A_STEP = 8;

    /** What a question costs before anything is looked at. */
    private static final int TO_BEGIN = 4;
    /** Long texts and long parts take their time, so that comparing them has to count. */
    private static final int COMPARISONS_OF_A_STEP = 2;

    private final Domain domain;
    private int stepsInAll;

    public Logic(FactCatalogue facts) {
        this.domain = new Domain(facts);
    }

    /** Whether it answers no to everything from now on, because it was asked too much. */
    public boolean spent() {
        return stepsInAll > MAX_STEPS_IN_ALL;
    }

    /** Whether these can never hold together. */
    public boolean contradictory(List<Condition> conditions) {
        List<Goal> goals = new ArrayList<>();
        conditions.forEach(condition -> goals.add(new Goal(condition, true)));
        return !new Search().possible(goals, List.of(), new World(domain));
    }

    /** Whether this always holds. */
    public boolean certain(Condition condition) {
        return !new Search().possible(List.of(new Goal(condition, false)), List.of(), new World(domain));
    }

    /** Whether the second holds whenever the first does. */
    public boolean implies(Condition first, Condition second) {
        List<Goal> goals = List.of(new Goal(first, true), new Goal(second, false));
        return !new Search().possible(goals, List.of(), new World(domain));
    }

    private record Goal(Condition condition, boolean holds) {}

    /** Looks for values under which all goals are met: what is joined by and is taken at once, what is joined by or by turns. */
    private final class Search {
        private int steps;

        Search() {
            stepsInAll += TO_BEGIN;
        }

        boolean possible(List<Goal> goals, List<List<Goal>> choices, World world) {
            Deque<Goal> open = new ArrayDeque<>(goals);
            List<List<Goal>> still = new ArrayList<>(choices);
            while (!open.isEmpty()) {
                Goal goal = open.pop();
                spend(cost(goal.condition()));
                if (steps > MAX_STEPS || spent()) {
                    return true;
                }
                switch (goal.condition()) {
                    case Condition.Not not -> open.push(new Goal(not.condition(), !goal.holds()));
                    case Condition.All all -> join(parts(all.conditions(), goal.holds()), goal.holds(), open, still);
                    case Condition.Any any -> join(parts(any.conditions(), goal.holds()), !goal.holds(), open, still);
                    default -> {
                        int before = world.comparisons();
                        boolean possible = world.take(goal.condition(), goal.holds());
                        spend((world.comparisons() - before) / COMPARISONS_OF_A_STEP);
                        if (!possible) {
                            return false;
                        }
                    }
                }
            }
            if (still.isEmpty()) {
                return true;
            }
            List<Goal> choice = still.removeFirst();
            return choice.stream().anyMatch(goal -> possible(List.of(goal), still, world.copy()));
        }

        private void spend(int cost) {
            steps += cost;
            stepsInAll += cost;
        }

        private static int cost(Condition condition) {
            return condition instanceof Condition.OneOf oneOf
                    ? 1 + oneOf.values().size() / VALUES_IN_A_STEP
                    : 1;
        }

        private static void join(List<Goal> parts, boolean and, Deque<Goal> open, List<List<Goal>> choices) {
            if (and) {
                open.addAll(parts);
            } else {
                choices.add(parts);
            }
        }

        private static List<Goal> parts(List<Condition> conditions, boolean holds) {
            return conditions.stream()
                    .map(condition -> new Goal(condition, holds))
                    .toList();
        }
    }
}
