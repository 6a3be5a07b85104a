package io.tripline.rules.evaluation;

import java.util.List;

/**
 * What a release says about one interaction.
 *
 * @param score sum of the weights of counted hits, 0 or more, two decimals
 * @param hits in the order in which the release declares the rules
 */
public record Verdict(Outcome outcome, double score, List<Hit> hits, long rulesNanos, long policyNanos) {
    public Verdict {
        hits = List.copyOf(hits);
    }
}
