package io.tripline.rules.evaluation;

import io.tripline.rules.fact.FactCatalogue;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;

/** A release ready for evaluation. Immutable and thread-safe; give each thread its own evaluator. */
public final class CompiledRelease {
    private final String hash;
    private final FactCatalogue facts;
    private final List<RuleDescription> rules;
    private final Supplier<Evaluator> evaluators;

    CompiledRelease(String hash, FactCatalogue facts, List<RuleDescription> rules, Supplier<Evaluator> evaluators) {
        this.hash = hash;
        this.facts = facts;
        this.rules = List.copyOf(rules);
        this.evaluators = evaluators;
    }

    /** 64 hex digits, the release's name everywhere. */
    public String hash() {
        return hash;
    }

    public FactCatalogue facts() {
        return facts;
    }

    /** In declared order: files by name, rules as written. */
    public List<RuleDescription> rules() {
        return rules;
    }

    /** Slots of the facts that rules for this interaction type read, with those that ratios among them are made of. */
    public BitSet slotsReadFor(String interactionType) {
        return new BitSet(facts.size());
    }

    /** A new evaluator with sessions of its own; close it. */
    public Evaluator newEvaluator() {
        return evaluators.get();
    }
}
