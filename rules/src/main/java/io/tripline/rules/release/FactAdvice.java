package io.tripline.rules.release;

import io.tripline.rules.analysis.Logic;
import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.evaluation.Condition;
import io.tripline.rules.evaluation.Name;
import io.tripline.rules.evaluation.Names;
import io.tripline.rules.fact.FactDefinition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Says which facts are kept for nothing or not ready, and what each rule costs. */
final class FactAdvice {
    private final ReleaseBundle bundle;
    private final CompiledRelease release;
    private final List<PlacedRule> rules;

    FactAdvice(ReleaseBundle bundle, CompiledRelease release, List<PlacedRule> rules) {
        this.bundle = bundle;
        this.release = release;
        this.rules = rules;
    }

    /** Warnings of facts that no rule reads. */
    List<Finding> unused() {
        BitSet read = new BitSet();
        rules.forEach(rule -> read.or(release.slotsReadBy(rule.rule())));
        return ofFacts(
                fact -> !read.get(fact.slot()),
                "facts.unused",
                fact -> "no rule reads " + fact.name(),
                "Remove it, or read it in a rule: each fact costs memory and time.");
    }

    /** Warnings of facts whose conditions exclude one another. */
    List<Finding> unmoved() {
        Logic logic = new Logic(release.facts());
        return ofFacts(
                fact -> fact.selections().stream()
                        .anyMatch(selection -> logic.contradictory(FilterConditions.of(selection))),
                "facts.never-true",
                fact -> "no event can have all that " + fact.name() + " asks of it in where",
                "Correct a value, or leave a condition out.");
    }

    private List<Finding> ofFacts(
            Predicate<FactDefinition> told, String code, Function<FactDefinition, String> message, String hint) {
        List<Finding> findings = new ArrayList<>();
        YamlFile.read(FactsFile.PATH, Objects.requireNonNull(bundle.files().get(FactsFile.PATH)), new Findings())
                .ifPresent(root -> root.objects("facts")
                        .forEach(entry -> entry.text("name", FactProperties.MAX_NAME)
                                .map(release.facts()::named)
                                .filter(told)
                                .ifPresent(fact -> findings.add(new Finding(
                                        FactsFile.PATH,
                                        entry.line(),
                                        entry.column(),
                                        code,
                                        Severity.WARNING,
                                        message.apply(fact),
                                        hint)))));
        return findings;
    }

    /**
     * Warnings of rules that would be held, at the condition that reads what is not ready.
     *
     * @param lacks how far a fact is that decisions do not rely on yet, in words; empty when they do
     */
    List<Finding> notReady(Function<FactDefinition, Optional<String>> lacks) {
        List<Finding> findings = new ArrayList<>();
        for (PlacedRule rule : rules) {
            Set<Integer> told = new HashSet<>();
            List<Condition> conjuncts = rule.conjuncts();
            for (int at = 0; at < conjuncts.size(); at++) {
                for (FactDefinition fact : storedIn(conjuncts.get(at))) {
                    Optional<String> lack = lacks.apply(fact);
                    if (lack.isPresent() && told.add(fact.slot())) {
                        findings.add(
                                rule.finding(
                                        at,
                                        "rule.fact-not-ready",
                                        Severity.WARNING,
                                        fact.name() + " " + lack.get() + ": until it is, " + rule.id()
                                                + " would be held and its hits would not count",
                                        "Publish the release as a shadow first, or wait: ./tripline publish says how far it is."));
                    }
                }
            }
        }
        return findings;
    }

    /** The facts that are kept for a condition: those it names, or those that a ratio it names is made of. */
    private List<FactDefinition> storedIn(Condition condition) {
        List<FactDefinition> facts = release.facts().facts();
        return Names.in(condition).stream()
                .filter(Name::fact)
                .map(name -> release.facts().named(name.path()))
                .flatMap(fact -> fact.ratio() == null
                        ? Stream.of(fact)
                        : Stream.of(
                                facts.get(fact.ratio().of()),
                                facts.get(fact.ratio().over())))
                .filter(FactDefinition::stored)
                .toList();
    }

    /** A note for each rule of what it reads. */
    List<Finding> costs() {
        return rules.stream().map(this::cost).toList();
    }

    private Finding cost(PlacedRule rule) {
        BitSet read = release.slotsReadBy(rule.rule());
        BitSet others = new BitSet();
        rules.stream()
                .filter(other -> !other.id().equals(rule.id()))
                .forEach(other -> others.or(release.slotsReadBy(other.rule())));
        Set<String> entities = new LinkedHashSet<>();
        List<String> own = new ArrayList<>();
        read.stream().mapToObj(release.facts().facts()::get).forEach(fact -> {
            if (fact.stored()) {
                entities.add(String.join("+", fact.key()));
            }
            if (!others.get(fact.slot())) {
                own.add(fact.name());
            }
        });
        String added = own.isEmpty() ? "adds no fact" : "adds " + String.join(", ", own);
        return rule.finding(
                "rule.cost",
                Severity.NOTE,
                rule.id() + " reads " + read.cardinality() + " facts of " + entities.size() + " entities " + entities
                        + " and " + added,
                "An entity is one key in Redis, read once for each interaction whichever rules need it.");
    }
}
