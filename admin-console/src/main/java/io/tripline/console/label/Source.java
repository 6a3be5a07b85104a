package io.tripline.console.label;

/** Where a label comes from. */
enum Source {
    CASE,
    CHARGEBACK,
    IMPORT
}
