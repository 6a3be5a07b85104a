package io.tripline.rules.evaluation;

/** Whether a rule's hits count. */
public enum Mode {
    /** Hits add to the score. */
    LIVE,
    /** Hits are recorded, and change nothing. */
    SHADOW
}
