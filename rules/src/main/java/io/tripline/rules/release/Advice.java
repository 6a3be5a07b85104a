package io.tripline.rules.release;

import io.tripline.rules.analysis.Logic;
import io.tripline.rules.evaluation.Condition;
import io.tripline.rules.evaluation.Mode;
import io.tripline.rules.evaluation.Name;
import io.tripline.rules.evaluation.Names;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.language.RuleWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Says what rules mean, where that can hardly be meant. */
final class Advice {
    private static final int MAX_OVERLAPS = 50;
    private static final int LONGEST = 200;

    /** Errors are looked for with steps of their own, so that no number of warnings keeps one from being found. */
    private final Logic errors;

    private final Logic warnings;

    Advice(FactCatalogue facts) {
        this.errors = new Logic(facts);
        this.warnings = new Logic(facts);
    }

    /** Errors of a rule that can never hit, or hits whatever happens. */
    Optional<Finding> ofMeaning(PlacedRule rule) {
        if (errors.contradictory(rule.conjuncts())) {
            return Optional.of(contradiction(rule));
        }
        if (errors.certain(rule.rule().condition())) {
            return Optional.of(rule.finding(
                    "rule.always-true",
                    Severity.ERROR,
                    "the rule hits whatever happens",
                    "Say when it should hit; a score for everything belongs to the policy."));
        }
        return Optional.empty();
    }

    /** Points at the condition that spoils the rule, the later one of two. */
    private Finding contradiction(PlacedRule rule) {
        List<Condition> conjuncts = rule.conjuncts();
        for (int i = 0; i < conjuncts.size(); i++) {
            if (errors.contradictory(List.of(conjuncts.get(i)))) {
                return never(rule, i, shown(conjuncts.get(i)) + " never holds");
            }
        }
        for (int i = 0; i < conjuncts.size(); i++) {
            for (int j = i + 1; j < conjuncts.size(); j++) {
                if (errors.contradictory(List.of(conjuncts.get(i), conjuncts.get(j)))) {
                    return never(
                            rule,
                            j,
                            shown(conjuncts.get(i)) + " and " + shown(conjuncts.get(j)) + " never hold together");
                }
            }
        }
        return never(rule, 0, "its conditions never hold together");
    }

    private static Finding never(PlacedRule rule, int conjunct, String why) {
        return rule.finding(
                conjunct,
                "rule.never-true",
                Severity.ERROR,
                "the rule can never hit: " + why,
                "Correct a value, or join the conditions by or.");
    }

    /** Warnings of conditions that change nothing. */
    List<Finding> ofParts(PlacedRule rule) {
        List<Finding> findings = new ArrayList<>();
        List<Condition> conjuncts = rule.conjuncts();
        for (int i = 0; i < conjuncts.size(); i++) {
            List<Condition> others = new ArrayList<>(conjuncts);
            Condition one = others.remove(i);
            if (warnings.implies(new Condition.All(others), one)) {
                findings.add(rule.finding(
                        i,
                        "rule.redundant",
                        Severity.WARNING,
                        others.isEmpty()
                                ? shown(one) + " always holds"
                                : shown(one) + " follows from the other conditions",
                        "Leave it out, or correct it."));
                return findings;
            }
            if (one instanceof Condition.Any any) {
                int conjunct = i;
                any.conditions().stream()
                        .filter(part -> never(part, others))
                        .forEach(part -> findings.add(rule.finding(
                                conjunct,
                                "rule.dead-alternative",
                                Severity.WARNING,
                                shown(part) + " never holds here",
                                "Leave the alternative out, or correct it.")));
            }
        }
        return findings;
    }

    private boolean never(Condition part, List<Condition> others) {
        List<Condition> all = new ArrayList<>(others);
        all.add(part);
        return warnings.contradictory(all);
    }

    /**
     * Warnings of rules that hit whenever another one does; rules of different modes are meant to be compared.
     *
     * @param asked whose rules are looked at, beside all others: what is found is told at one of them
     */
    List<Finding> ofOverlaps(List<PlacedRule> rules, Predicate<PlacedRule> asked) {
        List<Set<Name>> names =
                rules.stream().map(rule -> Names.in(rule.rule().condition())).toList();
        List<Finding> findings = new ArrayList<>();
        for (int one = 0; one < rules.size() && !warnings.spent(); one++) {
            boolean askedOne = asked.test(rules.get(one));
            for (int other = 0; other < rules.size() && findings.size() < MAX_OVERLAPS; other++) {
                Mode mode = rules.get(one).rule().mode();
                if (one != other
                        && (askedOne || asked.test(rules.get(other)))
                        && mode == rules.get(other).rule().mode()
                        && names.get(one).containsAll(names.get(other))) {
                    PlacedRule at = rules.get(askedOne ? one : other);
                    overlap(rules.get(one), rules.get(other), one > other, at).ifPresent(findings::add);
                }
            }
        }
        return findings;
    }

    private Optional<Finding> overlap(PlacedRule one, PlacedRule other, boolean later, PlacedRule at) {
        if (!warnings.implies(one.rule().condition(), other.rule().condition())) {
            return Optional.empty();
        }
        if (!warnings.implies(other.rule().condition(), one.rule().condition())) {
            return Optional.of(at.finding(
                    "rule.implied",
                    Severity.WARNING,
                    "whenever " + one.id() + " hits, " + other.id() + " hits too, and both weights count",
                    "Let their ranges not overlap, if only one of them should count."));
        }
        return !later
                ? Optional.empty()
                : Optional.of(at.finding(
                        "rule.duplicate",
                        Severity.WARNING,
                        one.id() + " asks the same as " + other.id(),
                        "Remove one of them."));
    }

    private static String shown(Condition condition) {
        String text = RuleWriter.text(condition);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
