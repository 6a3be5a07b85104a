package io.tripline.rules.evaluation;

import java.util.List;
import java.util.Map;

/**
 * A rule that held for an interaction.
 *
 * @param weight 0 to 100, as the rule states it
 * @param counted whether the weight is in the score: true for LIVE rules that were evaluated without error
 * @param reads in the order of the rule's text
 * @param reasons text by audience: {@code customer} and {@code analyst}
 */
public record Hit(
        String ruleId,
        String version,
        String name,
        String reasonCode,
        String group,
        double weight,
        Mode mode,
        boolean counted,
        List<Read> reads,
        Map<String, String> reasons) {

    /** Reason code of the hit that stands for a rule (or the policy) that could not be evaluated; its weight is 0. */
    public static final String ERROR = "ERROR";

    public Hit {
        reads = List.copyOf(reads);
        reasons = Map.copyOf(reasons);
    }
}
