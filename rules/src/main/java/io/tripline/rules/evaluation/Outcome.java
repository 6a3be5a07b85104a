package io.tripline.rules.evaluation;

/** What the policy says is to happen with an interaction, from mild to strict. */
public enum Outcome {
    ALLOW,
    CHALLENGE,
    REVIEW,
    BLOCK
}
