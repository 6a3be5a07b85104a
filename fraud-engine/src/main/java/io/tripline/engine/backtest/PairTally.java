package io.tripline.engine.backtest;

import io.tripline.engine.backtest.BacktestResult.AmountTotal;
import io.tripline.engine.backtest.BacktestResult.ChangedDecision;
import io.tripline.engine.backtest.BacktestResult.OutcomePair;
import io.tripline.engine.backtest.PastDecision.Amount;
import io.tripline.rules.evaluation.Hit;
import io.tripline.rules.evaluation.Outcome;
import io.tripline.rules.evaluation.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts the decisions of one outcome for which the candidate has another, or the same. Not thread-safe. */
final class PairTally {

    private final int examplesWanted;
    private final SortedMap<String, BigDecimal> amounts = new TreeMap<>();
    /** By id as text, so that those with the smallest ids stay, in whatever order they come. */
    private final TreeMap<String, ChangedDecision> examples = new TreeMap<>();

    private long decisions;
    private long fraud;
    private long genuine;

    PairTally(int examplesWanted) {
        this.examplesWanted = examplesWanted;
    }

    void add(PastDecision past, Verdict verdict) {
        decisions++;
        if (past.fraud() != null) {
            fraud += past.fraud() ? 1 : 0;
            genuine += past.fraud() ? 0 : 1;
        }
        if (past.outcome() != verdict.outcome()) {
            Amount amount = past.amount();
            if (amount != null) {
                amounts.merge(amount.currency(), amount.value(), BigDecimal::add);
            }
            String key = past.id().toString();
            if (examples.size() < examplesWanted || (examplesWanted > 0 && key.compareTo(examples.lastKey()) < 0)) {
                examples.put(key, example(past, verdict));
                dropLargest();
            }
        }
    }

    void add(PairTally other) {
        decisions += other.decisions;
        fraud += other.fraud;
        genuine += other.genuine;
        other.amounts.forEach((currency, value) -> amounts.merge(currency, value, BigDecimal::add));
        examples.putAll(other.examples);
        dropLargest();
    }

    long decisions() {
        return decisions;
    }

    long fraud() {
        return fraud;
    }

    long genuine() {
        return genuine;
    }

    OutcomePair pair(Outcome decided, Outcome candidate) {
        return new OutcomePair(
                decided, candidate, decisions, fraud, genuine, amounts(), List.copyOf(examples.values()));
    }

    /** By currency. */
    List<AmountTotal> amounts() {
        return amounts.entrySet().stream()
                .map(total -> new AmountTotal(
                        total.getKey(), total.getValue().stripTrailingZeros().toPlainString()))
                .toList();
    }

    private void dropLargest() {
        while (examples.size() > examplesWanted) {
            examples.pollLastEntry();
        }
    }

    private static ChangedDecision example(PastDecision past, Verdict verdict) {
        Set<String> now =
                verdict.hits().stream().filter(Hit::counted).map(Hit::ruleId).collect(Collectors.toSet());
        Set<String> then = past.hits().entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return new ChangedDecision(
                past.id(),
                past.interaction().type(),
                past.interaction().time(),
                past.outcome(),
                past.score(),
                verdict.outcome(),
                verdict.score(),
                without(then, now),
                without(now, then),
                past.label() == null ? null : past.label().label());
    }

    private static List<String> without(Set<String> some, Set<String> others) {
        return some.stream().filter(id -> !others.contains(id)).sorted().toList();
    }
}
