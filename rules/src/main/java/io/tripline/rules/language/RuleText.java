package io.tripline.rules.language;

import io.tripline.rules.evaluation.Rule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was read from one file of rules.
 *
 * @param rules those without a problem, in order
 * @param problems in order; empty when every rule is among the rules
 */
public record RuleText(List<Placed> rules, List<Problem> problems) {
    /** The longest file, in characters. */
    public static final int MAX_LENGTH = 256 * 1024;

    private static final int MAX_PROBLEMS = 50;

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
        Lexer lexer = new Lexer(text);
        Tokens tokens = new Tokens(lexer.tokens());
        Deque<Problem> unreadable = new ArrayDeque<>(lexer.problems());
        List<Placed> rules = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        while (!tokens.atEnd() && problems.size() < MAX_PROBLEMS) {
            Token first = tokens.peek();
            problems.addAll(takeBefore(first, unreadable));
            Optional<Placed> rule = Optional.empty();
            List<Problem> misread = List.of();
            try {
                RuleParser parser = new RuleParser(tokens, text, vocabulary);
                rule = Optional.of(new Placed(parser.rule(), first.line(), first.column(), parser.places()));
            } catch (Refusal refusal) {
                misread = refusal.problems();
                tokens.skipToNextRule(first);
            }
            List<Problem> here =
                    takeBefore(tokens.previous().is("end") ? tokens.previous() : tokens.peek(), unreadable);
            problems.addAll(toTell(misread, here));
            rule.filter(sound -> here.isEmpty()).ifPresent(rules::add);
        }
        problems.addAll(unreadable);
        return new RuleText(rules, problems);
    }

    /** Those that stand before a token. */
    private static List<Problem> takeBefore(Token token, Deque<Problem> problems) {
        List<Problem> taken = new ArrayList<>();
        while (!problems.isEmpty() && before(problems.element(), token.line(), token.column())) {
            taken.add(problems.remove());
        }
        return taken;
    }

    private static boolean before(Problem problem, int line, int column) {
        return problem.line() < line || (problem.line() == line && problem.column() < column);
    }

    /**
     * Where characters cannot be read, what was made of the others says little, unless it is that the language has nothing of
     * the kind: then single characters after that are part of it.
     */
    private static List<Problem> toTell(List<Problem> misread, List<Problem> unreadable) {
        if (misread.isEmpty() || unreadable.isEmpty()) {
            return misread.isEmpty() ? unreadable : misread;
        }
        Problem first = unreadable.getFirst();
        boolean foreign = misread.getFirst().code().equals(Foreign.CODE)
                && before(misread.getFirst(), first.line(), first.column());
        Stream<Problem> more =
                unreadable.stream().filter(problem -> !problem.code().equals(Lexer.BAD_CHARACTER));
        return foreign ? Stream.concat(misread.stream(), more).toList() : unreadable;
    }
}
