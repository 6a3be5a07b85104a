package io.tripline.engine.backtest;

import static java.util.Objects.requireNonNull;

import io.tripline.engine.backtest.BacktestResult.Detection;
import io.tripline.engine.backtest.BacktestResult.LabelCoverage;
import io.tripline.engine.backtest.BacktestResult.Moved;
import io.tripline.engine.backtest.BacktestResult.OutcomePair;
import io.tripline.engine.backtest.BacktestResult.RuleEffect;
import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.evaluation.Hit;
import io.tripline.rules.evaluation.Outcome;
import io.tripline.rules.evaluation.RuleDescription;
import io.tripline.rules.evaluation.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * What a candidate would have decided, counted. Nothing in it depends on the order in which decisions come or tallies are
 * added: counts are whole, money is exact, and examples are the smallest. Not thread-safe.
 */
final class Tally {

    private static final Outcome[] OUTCOMES = Outcome.values();

    private final CompiledRelease candidate;
    private final Map<Outcome, Map<Outcome, PairTally>> pairs = new EnumMap<>(Outcome.class);
    private final Map<String, RuleTally> rules = new HashMap<>();
    private long withHeldRules;
    private long notTested;

    Tally(CompiledRelease candidate, int examplesWanted) {
        this.candidate = candidate;
        for (Outcome decided : OUTCOMES) {
            Map<Outcome, PairTally> row = new EnumMap<>(Outcome.class);
            for (Outcome now : OUTCOMES) {
                row.put(now, new PairTally(examplesWanted));
            }
            pairs.put(decided, row);
        }
    }

    void notTested() {
        notTested++;
    }

    void add(PastDecision past, Verdict verdict) {
        pair(past.outcome(), verdict.outcome()).add(past, verdict);
        withHeldRules += past.held().isEmpty() ? 0 : 1;
        past.hits().keySet().forEach(ruleId -> rule(ruleId).decidedHit());
        List<Hit> hits = verdict.hits();
        for (int i = 0; i < hits.size(); i++) {
            Hit hit = hits.get(i);
            RuleTally rule = rule(hit.ruleId());
            rule.hit(hit.counted(), past.hits().containsKey(hit.ruleId()), past.fraud());
            if (hit.counted()) {
                rule.without(verdict.outcome(), without(hits, i), past.fraud());
            }
        }
    }

    void add(Tally other) {
        for (Outcome decided : OUTCOMES) {
            for (Outcome now : OUTCOMES) {
                pair(decided, now).add(other.pair(decided, now));
            }
        }
        other.rules.forEach((ruleId, tally) -> rule(ruleId).add(tally));
        withHeldRules += other.withHeldRules;
        notTested += other.notTested;
    }

    BacktestResult result(Range range, SortedMap<String, Long> decidedBy, boolean holdsApplied, Gaps gaps) {
        PairTally all = where((decided, now) -> true);
        return new BacktestResult(
                candidate.hash(),
                range.from(),
                range.to(),
                range.types(),
                all.decisions(),
                notTested,
                decidedBy,
                withHeldRules,
                holdsApplied,
                gaps.lists(),
                gaps.countedNames(),
                where((decided, now) -> decided != now).decisions(),
                outcomes(),
                moved((decided, now) -> decided == Outcome.ALLOW && now != Outcome.ALLOW),
                moved((decided, now) -> decided != Outcome.ALLOW && now == Outcome.ALLOW),
                new LabelCoverage(
                        all.fraud() + all.genuine(),
                        all.fraud(),
                        all.genuine(),
                        Share.of(all.fraud() + all.genuine(), all.decisions())),
                detection(where((decided, now) -> decided != Outcome.ALLOW), all),
                detection(where((decided, now) -> now != Outcome.ALLOW), all),
                effects(all.fraud()));
    }

    /** The policy's answer had this hit not been; a policy without one is a REVIEW, as it is for every decision. */
    private Outcome without(List<Hit> hits, int left) {
        List<Hit> others = new ArrayList<>(hits);
        others.remove(left);
        try {
            return candidate.outcomeOf(others);
        } catch (IllegalStateException e) {
            return Outcome.REVIEW;
        }
    }

    private List<OutcomePair> outcomes() {
        List<OutcomePair> occurring = new ArrayList<>();
        for (Outcome decided : OUTCOMES) {
            for (Outcome now : OUTCOMES) {
                if (pair(decided, now).decisions() > 0) {
                    occurring.add(pair(decided, now).pair(decided, now));
                }
            }
        }
        return occurring;
    }

    private List<RuleEffect> effects(long allFraud) {
        List<RuleEffect> effects = new ArrayList<>();
        SortedMap<String, RuleTally> others = new TreeMap<>(rules);
        for (RuleDescription rule : candidate.rules()) {
            RuleTally tally = others.remove(rule.id());
            effects.add((tally == null ? new RuleTally() : tally).effect(rule.id(), rule.mode(), allFraud));
        }
        others.forEach((ruleId, tally) -> effects.add(tally.effect(ruleId, null, allFraud)));
        return effects;
    }

    private Moved moved(BiPredicate<Outcome, Outcome> which) {
        PairTally those = where(which);
        return new Moved(those.decisions(), those.fraud(), those.genuine(), those.amounts());
    }

    private static Detection detection(PairTally caught, PairTally all) {
        return new Detection(
                caught.fraud(),
                caught.genuine(),
                Share.of(caught.fraud(), caught.fraud() + caught.genuine()),
                Share.of(caught.fraud(), all.fraud()));
    }

    private PairTally where(BiPredicate<Outcome, Outcome> which) {
        PairTally sum = new PairTally(0);
        for (Outcome decided : OUTCOMES) {
            for (Outcome now : OUTCOMES) {
                if (which.test(decided, now)) {
                    sum.add(pair(decided, now));
                }
            }
        }
        return sum;
    }

    private PairTally pair(Outcome decided, Outcome now) {
        return requireNonNull(requireNonNull(pairs.get(decided)).get(now));
    }

    private RuleTally rule(String ruleId) {
        return rules.computeIfAbsent(ruleId, _ -> new RuleTally());
    }
}
