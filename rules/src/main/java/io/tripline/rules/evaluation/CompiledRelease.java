package io.tripline.rules.evaluation;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactValues;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A release ready for evaluation. Immutable and thread-safe; give each thread its own evaluator. */
public final class CompiledRelease {
    private final String hash;
    private final FactCatalogue facts;
    private final List<Rule> rules;
    private final Layout layout;
    private final Checks checks;
    private final Map<String, Map<String, String>> reasons;
    private final List<Explanation> explanations = new ArrayList<>();
    private final Policy policy;
    private final Map<String, Band> bands;
    private final Partition partition;

    /** As the other one, with networks of its own. */
    public CompiledRelease(
            String hash,
            FactCatalogue facts,
            List<Rule> rules,
            Map<String, Map<String, String>> reasons,
            Policy policy,
            Map<String, Band> bands) {
        this(hash, facts, rules, reasons, policy, bands, new SharedNetworks());
    }

    /**
     * Builds the networks that there are not yet.
     *
     * @param rules in the order in which hits are listed; names in them are facts of the catalogue or fields
     * @param reasons text by audience, by reason code
     * @param bands by the id of a rule, for those whose breaker is armed
     * @param networks those of releases before, which serve this one too where they fit
     */
    public CompiledRelease(
            String hash,
            FactCatalogue facts,
            List<Rule> rules,
            Map<String, Map<String, String>> reasons,
            Policy policy,
            Map<String, Band> bands,
            SharedNetworks networks) {
        this.hash = hash;
        this.facts = facts;
        this.rules = List.copyOf(rules);
        this.policy = new MemoisedPolicy(policy);
        this.reasons = Map.copyOf(reasons);
        this.bands = Map.copyOf(bands);
        layout = new Layout(facts, this.rules);
        checks = new Checks(layout);
        for (Rule rule : this.rules) {
            Map<String, String> texts = reasons.getOrDefault(rule.reasonCode(), Map.of());
            explanations.add(new Explanation(rule, recorded(texts), layout));
        }
        partition = new Partition(this.rules, checks, networks);
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
        return rules.stream().map(Rule::description).toList();
    }

    /** How often rules are expected to hit, by their ids; a rule that is not named is not watched. */
    public Map<String, Band> bands() {
        return bands;
    }

    /** The text of a reason for an audience, or the analyst's where it has none for them; empty for an unknown reason. */
    public Optional<String> reason(String code, Audience audience) {
        Map<String, String> texts = reasons.getOrDefault(code, Map.of());
        return Optional.ofNullable(texts.get(audience.key()))
                .or(() -> audience == Audience.CUSTOMER
                        ? Optional.empty()
                        : Optional.ofNullable(texts.get(Audience.ANALYST.key())));
    }

    /** Slots of the facts that rules for this interaction type read, with those that ratios among them are made of. */
    public BitSet slotsReadFor(String interactionType) {
        BitSet slots = new BitSet(facts.size());
        rulesFor(interactionType).forEach(rule -> slots.or(layout.factsReadBy(rule)));
        return slots;
    }

    /** Slots of the facts that its rules read, with those that ratios among them are made of. */
    public BitSet slotsRead() {
        BitSet slots = new BitSet(facts.size());
        rules.forEach(rule -> slots.or(layout.factsReadBy(rule)));
        return slots;
    }

    /** Ids of the rules that read any of the facts in these slots, or a ratio of one. */
    public List<String> rulesReading(BitSet slots) {
        return rules.stream()
                .filter(rule -> layout.factsReadBy(rule).intersects(slots))
                .map(Rule::id)
                .toList();
    }

    /** Slots of the facts that this rule of the release reads, with those that ratios among them are made of. */
    public BitSet slotsReadBy(Rule rule) {
        return (BitSet) layout.factsReadBy(rule).clone();
    }

    /** Paths of the fields of interactions that its rules read. */
    public Set<String> fieldsRead() {
        return layout.fields();
    }

    /** The outcome that its policy gives these hits; throws IllegalStateException when it has no answer for them. */
    public Outcome outcomeOf(List<Hit> hits) {
        Sum sum = Sum.of(hits);
        return policy.outcome(sum.score(), sum.reasonCodes());
    }

    /** A new evaluator with sessions of its own; close it. */
    public Evaluator newEvaluator() {
        return new DroolsEvaluator(layout, checks, explanations, policy, partition::networkFor);
    }

    /**
     * What can be said of a decision about this interaction with these facts.
     *
     * @param held ids of rules whose hits did not count in it
     */
    public Insight insight(Event interaction, FactValues facts, Set<String> held) {
        Situation situation = new Situation(interaction, facts, this.facts);
        return new Insight(this, rules, layout, checks, situation, Set.copyOf(held));
    }

    /** The texts that every decision carries; the others are read from the release by whoever asks. */
    private static Map<String, String> recorded(Map<String, String> texts) {
        Map<String, String> recorded = new HashMap<>();
        for (Audience audience : Audience.values()) {
            String text = texts.get(audience.key());
            if (audience.required() && text != null) {
                recorded.put(audience.key(), text);
            }
        }
        return Map.copyOf(recorded);
    }

    private List<Rule> rulesFor(String type) {
        return rules.stream()
                .filter(rule -> rule.types().isEmpty() || rule.types().contains(type))
                .toList();
    }
}
