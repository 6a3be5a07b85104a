package io.tripline.rules.evaluation;

/** What a check asks. Checks with the same question, side by side in a network, can share the answer to one of them. */
sealed interface Question {
    /** Which of many values is it? At most one of the checks holds. */
    record Which(int slot) implements Question {}

    /** How large is it at least? Where a check does not hold, the stricter ones do not hold either. */
    record AtLeast(int slot) implements Question {}

    /** How large is it at most? Likewise. */
    record AtMost(int slot) implements Question {}

    /** Anything else, which no other check asks. */
    record Other(Check check) implements Question {}

    static Question of(Check check) {
        return switch (check) {
            case Check.Text(int slot, String text) -> new Which(slot);
            case Check.Range(int slot, double low, double high) when low == high -> new Which(slot);
            case Check.Range(int slot, double low, double high)
            when high == Double.POSITIVE_INFINITY -> new AtLeast(slot);
            case Check.Range(int slot, double low, double high)
            when low == Double.NEGATIVE_INFINITY -> new AtMost(slot);
            default -> new Other(check);
        };
    }
}
