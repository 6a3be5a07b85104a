package io.tripline.rules.capsule;

import java.util.List;

/** How the verification of a capsule went. */
public sealed interface Verification {
    /**
     * Nothing was altered, and the decision comes out the same.
     *
     * @param hits how many rules hit
     * @param rules how many the release has
     * @param release its hash
     * @param seal of the capsule
     */
    record Identical(String decisionId, String outcome, double score, int hits, int rules, String release, String seal)
            implements Verification {}

    /** Something was altered, or the decision comes out otherwise; the differences in order, at least one. */
    record Different(List<Difference> differences) implements Verification {
        public Different {
            differences = List.copyOf(differences);
        }
    }

    /** The file is no capsule; the message says where it is not. */
    record NoCapsule(String message) implements Verification {}
}
