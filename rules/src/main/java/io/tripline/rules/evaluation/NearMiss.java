package io.tripline.rules.evaluation;

/**
 * A rule that did not hold, and would have with one number a little different.
 *
 * @param weight which the hit would have had
 * @param input the fact or field
 * @param value which it had
 * @param condition what the rule asks of it, in words
 * @param threshold the number at which that condition turns
 * @param needed the number nearest to the value with which the rule holds
 * @param distance between value and needed, as a share of the larger of them: above 0, at most {@link #MAX_DISTANCE}
 */
public record NearMiss(
        String ruleId,
        String name,
        String reasonCode,
        Mode mode,
        double weight,
        String input,
        String unit,
        double value,
        String condition,
        double threshold,
        double needed,
        double distance) {
    /** What is farther off is no near miss. */
    public static final double MAX_DISTANCE = 0.5;
}
