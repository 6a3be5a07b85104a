package io.tripline.rules.evaluation;

import java.util.List;

/** Turns a score and the reasons behind it into an outcome. Pure and thread-safe. */
public interface Policy {
    /** Throws IllegalStateException when the policy has no answer. */
    Outcome outcome(double score, List<String> reasonCodes);
}
