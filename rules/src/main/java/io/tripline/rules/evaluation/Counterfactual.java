package io.tripline.rules.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * A change of one value with which the outcome would have been another; the release was evaluated with it, and said so.
 *
 * @param input the fact or field; a ratio that is made of a changed fact changes with it
 * @param from the value it had, a String, Double or Boolean; null when it was absent
 * @param to the value with which the outcome is another; {@link #OTHER} for a text that no rule names
 * @param distance between two numbers, as a share of the larger of them; 1 when either is no number
 * @param outcome which would have been
 * @param score which would have been
 */
public record Counterfactual(
        String input, String unit, @Nullable Object from, Object to, double distance, Outcome outcome, double score) {
    /** Stands for any text that no rule names. */
    public static final String OTHER = "another value";

    /** For people: "Had user.payments.count_10m been 4 instead of 5, the outcome would have been ALLOW." */
    public String sentence() {
        return "Had " + input + " been " + shown(to) + " instead of " + shown(from) + ", the outcome would have been "
                + outcome + ".";
    }

    private static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "absent";
            case Double number -> Wording.number(number);
            default -> value.toString();
        };
    }
}
