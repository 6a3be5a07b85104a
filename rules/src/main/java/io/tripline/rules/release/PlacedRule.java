package io.tripline.rules.release;

import io.tripline.rules.evaluation.Rule;

/** A rule of a release, and where its author wrote it. */
record PlacedRule(Rule rule, String file, int line, int column) {
    String id() {
        return rule.id();
    }

    Finding finding(String code, Severity severity, String message, String hint) {
        return new Finding(file, line, column, code, severity, message, hint);
    }
}
