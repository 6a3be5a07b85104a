package io.tripline.rules.evaluation;

import java.util.Locale;

/** For whom the text of a reason is written. */
public enum Audience {
    /** The person whose interaction it was: states no number, so that it tells no threshold. */
    CUSTOMER(true),
    /** Who talks to that person: what to ask, and what to do. */
    SUPPORT(false),
    /** Who works on rules and cases. */
    ANALYST(true),
    /** Who oversees the decisions: what was considered, and why that is a sign of fraud. */
    REGULATOR(false);

    private final boolean required;

    Audience(boolean required) {
        this.required = required;
    }

    /** Whether every reason has a text for them, which every decision carries. */
    public boolean required() {
        return required;
    }

    /** As in reasons.yaml and in JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
