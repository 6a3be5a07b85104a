package io.tripline.console.label;

/** What an interaction proved to be. */
enum Verdict {
    FRAUD,
    GENUINE
}
