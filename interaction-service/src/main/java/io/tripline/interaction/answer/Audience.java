package io.tripline.interaction.answer;

import io.tripline.access.Caller;

/** For whom an answer is written: what it tells, and in whose words. */
public enum Audience {
    /** The user: outcome and reasons that leak no threshold. */
    CUSTOMER("customer"),
    /** An API client: everything, with reasons that can be shown to its users. */
    CLIENT("customer"),
    /** Analysts and compliance: everything, in their words. */
    STAFF("analyst");

    private final String reasonsFor;

    Audience(String reasonsFor) {
        this.reasonsFor = reasonsFor;
    }

    public static Audience of(Caller caller) {
        if (caller.onlyAs("user")) {
            return CUSTOMER;
        }
        return caller.is("service") ? CLIENT : STAFF;
    }

    /** The key of this audience's text among the reasons of a hit. */
    String reasonsFor() {
        return reasonsFor;
    }

    boolean seesScoreAndHits() {
        return this != CUSTOMER;
    }
}
