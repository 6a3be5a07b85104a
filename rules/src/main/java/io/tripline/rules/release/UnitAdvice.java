package io.tripline.rules.release;

import io.tripline.rules.evaluation.Condition;
import io.tripline.rules.evaluation.Name;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says where sizes are compared that say nothing of each other, such as an amount and an age. */
final class UnitAdvice {
    private static final String AMOUNT = "amount.value";

    private final FactCatalogue facts;

    UnitAdvice(FactCatalogue facts) {
        this.facts = facts;
    }

    private enum Measure {
        MONEY("an amount of money"),
        SECONDS("a number of seconds"),
        PIECES("a number of things"),
        SHARE("a share or ratio");

        private final String words;

        Measure(String words) {
            this.words = words;
        }
    }

    private record Measured(Name name, Measure measure) {}

    /** Warnings; at most one for each of the conditions that all have to hold. */
    List<Finding> of(PlacedRule rule) {
        List<Finding> findings = new ArrayList<>();
        List<Condition> conjuncts = rule.conjuncts();
        for (int i = 0; i < conjuncts.size(); i++) {
            int at = i;
            comparisons(conjuncts.get(i))
                    .flatMap(compare -> mismatch(compare).stream())
                    .findFirst()
                    .ifPresent(message -> findings.add(rule.finding(
                            at,
                            "rule.unit",
                            Severity.WARNING,
                            message,
                            "Compare what is measured alike, or declare a ratio for it.")));
        }
        return findings;
    }

    private static Stream<Condition.Compare> comparisons(Condition condition) {
        return switch (condition) {
            case Condition.All all -> all.conditions().stream().flatMap(UnitAdvice::comparisons);
            case Condition.Any any -> any.conditions().stream().flatMap(UnitAdvice::comparisons);
            case Condition.Not not -> comparisons(not.condition());
            case Condition.Compare compare -> Stream.of(compare);
            default -> Stream.empty();
        };
    }

    private Optional<String> mismatch(Condition.Compare compare) {
        List<Measured> measured = Stream.concat(
                        measured(compare.left()).stream(),
                        compare.right().terms().stream()
                                .filter(term -> !isRate(term))
                                .flatMap(term -> measured(term.name()).stream()))
                .toList();
        return measured.stream()
                .filter(other -> other.measure() != measured.getFirst().measure())
                .findFirst()
                .map(other -> words(measured.getFirst()) + ", and " + words(other));
    }

    /** So much for each of so many things has a measure of its own. */
    private boolean isRate(Condition.Term term) {
        return term.factor() != 1
                && measured(term.name())
                        .filter(known -> known.measure() == Measure.PIECES)
                        .isPresent();
    }

    private static String words(Measured measured) {
        return measured.name().path() + " is " + measured.measure().words;
    }

    private Optional<Measured> measured(Name name) {
        Optional<Measure> measure = name.fact()
                ? measure(facts.named(name.path()))
                : Optional.of(Measure.MONEY).filter(_ -> name.path().equals(AMOUNT));
        return measure.map(known -> new Measured(name, known));
    }

    private Optional<Measure> measure(FactDefinition fact) {
        if (fact.age()) {
            return Optional.of(Measure.SECONDS);
        }
        return switch (fact.function()) {
            case COUNT, DISTINCT, SEQUENCE, ABSENCE -> Optional.of(Measure.PIECES);
            case RATIO -> ratio(fact);
            case SUM, AVG, MIN, MAX, STDDEV, LAST ->
                AMOUNT.equals(fact.field()) ? Optional.of(Measure.MONEY) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Of two amounts, two ages, two counts; what else is divided has a measure that is not known here. */
    private Optional<Measure> ratio(FactDefinition fact) {
        FactDefinition.Ratio ratio = fact.ratio();
        if (ratio == null) {
            return Optional.empty();
        }
        FactDefinition of = facts.facts().get(ratio.of());
        FactDefinition over = facts.facts().get(ratio.over());
        Optional<Measure> measure = measure(of);
        boolean alike = measure.isPresent() && measure.equals(measure(over));
        boolean mean = measure.equals(Optional.of(Measure.PIECES)) && of.function() != over.function();
        return alike && !mean ? Optional.of(Measure.SHARE) : Optional.empty();
    }
}
