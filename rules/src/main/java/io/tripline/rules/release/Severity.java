package io.tripline.rules.release;

/** How much a finding matters. */
public enum Severity {
    /** The release is refused. */
    ERROR,
    /** The release is accepted; somebody should look. */
    WARNING,
    /** Something worth knowing, told when asked for. */
    NOTE
}
