package io.tripline.rules.language;

import io.tripline.rules.evaluation.Rule;
import java.util.List;

/**
 * What was read from one file of rules.
 *
 * @param rules those without a problem, in order
 * @param problems in order; empty when every rule is among the rules
 */
public record RuleText(List<Placed> rules, List<Problem> problems) {
    /** The longest file, in characters. */
    public static final int MAX_LENGTH = 256 * 1024;

    public RuleText {
        rules = List.copyOf(rules);
        problems = List.copyOf(problems);
    }

    /**
     * A rule and where its author wrote it.
     *
     * @param line of the rule's first word, from 1
     * @param column of the rule's first word, from 1
     * @param conditions where those that all have to hold begin, in order; empty where the form has no lines of its own for them
     */
    public record Placed(Rule rule, int line, int column, List<Place> conditions) {
        public Placed {
            conditions = List.copyOf(conditions);
        }
    }

    /** A place in a file; both count from 1. */
    public record Place(int line, int column) {}

    /** Reads rules; never throws, whatever the text. */
    public static RuleText read(String text, Vocabulary vocabulary) {
        if (text.length() > MAX_LENGTH) {
            String message = "the file has more than " + MAX_LENGTH + " characters";
            return new RuleText(List.of(), List.of(new Problem(1, 1, "rule.file-too-long", message, "Split it.")));
        }
        List<Problem> hidden = HiddenCharacters.in(text);
        if (!hidden.isEmpty()) {
            return new RuleText(List.of(), hidden);
        }
        return new RuleReader(text, vocabulary).read();
    }
}
