package io.tripline.console.label;

/**
 * What became of a label.
 *
 * @param label the label in force afterwards: the one sent, or for a duplicate or a conflict the one that stood before
 */
record Recorded(Status status, Label label) {

    enum Status {
        /** New, or another verdict than before: it is in force now. */
        ACCEPTED,
        /** The source had said so already; nothing changed. */
        DUPLICATE,
        /** The interaction is known as that of another user; nothing changed. */
        CONFLICT
    }
}
