package io.tripline.rules.release;

import io.tripline.rules.evaluation.CompiledRelease;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Says which facts are kept for nothing, and what each rule costs. */
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
        List<Finding> findings = new ArrayList<>();
        YamlFile.read(FactsFile.PATH, Objects.requireNonNull(bundle.files().get(FactsFile.PATH)), new Findings())
                .ifPresent(root -> root.objects("facts")
                        .forEach(entry -> entry.text("name", FactProperties.MAX_NAME)
                                .filter(name ->
                                        !read.get(release.facts().named(name).slot()))
                                .ifPresent(name -> findings.add(new Finding(
                                        FactsFile.PATH,
                                        entry.line(),
                                        entry.column(),
                                        "facts.unused",
                                        Severity.WARNING,
                                        "no rule reads " + name,
                                        "Remove it, or read it in a rule: each fact costs memory and time.")))));
        return findings;
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
