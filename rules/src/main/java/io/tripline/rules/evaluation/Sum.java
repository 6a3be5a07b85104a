package io.tripline.rules.evaluation;

import java.util.List;
import java.util.TreeSet;

/**
 * What the policy is asked about: those hits that count, summed.
 *
 * @param score of two decimals
 * @param reasonCodes sorted, each once
 */
record Sum(double score, List<String> reasonCodes) {

    static Sum of(List<Hit> hits) {
        double sum = 0;
        TreeSet<String> reasonCodes = new TreeSet<>();
        for (Hit hit : hits) {
            if (hit.counted()) {
                sum += hit.weight();
                reasonCodes.add(hit.reasonCode());
            }
        }
        return new Sum(Math.round(100 * sum) / 100.0, List.copyOf(reasonCodes));
    }
}
