package io.tripline.engine.backtest;

import io.tripline.engine.backtest.BacktestResult.Detection;
import io.tripline.engine.backtest.BacktestResult.MarginalEffect;
import io.tripline.engine.backtest.BacktestResult.RuleEffect;
import io.tripline.rules.evaluation.Mode;
import io.tripline.rules.evaluation.Outcome;
import org.jspecify.annotations.Nullable;

/** Counts what one rule did and would do. Not thread-safe. */
final class RuleTally {

    private long hits;
    private long counted;
    private long decidedHits;
    private long both;
    private long fraud;
    private long genuine;
    private long changed;
    private long stopped;
    private long stoppedFraud;
    private long stoppedGenuine;

    void decidedHit() {
        decidedHits++;
    }

    /** A hit of the candidate; {@code before} when one was recorded, too. */
    void hit(boolean counts, boolean before, @Nullable Boolean isFraud) {
        hits++;
        counted += one(counts);
        both += one(before);
        fraud += one(Boolean.TRUE.equals(isFraud));
        genuine += one(Boolean.FALSE.equals(isFraud));
    }

    /** What the candidate decides, and what it would decide without this rule. */
    void without(Outcome with, Outcome without, @Nullable Boolean isFraud) {
        boolean alone = with != without && without == Outcome.ALLOW;
        changed += one(with != without);
        stopped += one(alone);
        stoppedFraud += one(alone && Boolean.TRUE.equals(isFraud));
        stoppedGenuine += one(alone && Boolean.FALSE.equals(isFraud));
    }

    void add(RuleTally other) {
        hits += other.hits;
        counted += other.counted;
        decidedHits += other.decidedHits;
        both += other.both;
        fraud += other.fraud;
        genuine += other.genuine;
        changed += other.changed;
        stopped += other.stopped;
        stoppedFraud += other.stoppedFraud;
        stoppedGenuine += other.stoppedGenuine;
    }

    RuleEffect effect(String ruleId, @Nullable Mode mode, long allFraud) {
        return new RuleEffect(
                ruleId,
                mode,
                hits,
                counted,
                decidedHits,
                hits - both,
                decidedHits - both,
                new Detection(fraud, genuine, Share.of(fraud, fraud + genuine), Share.of(fraud, allFraud)),
                new MarginalEffect(changed, stopped, stoppedFraud, stoppedGenuine));
    }

    private static int one(boolean condition) {
        return condition ? 1 : 0;
    }
}
