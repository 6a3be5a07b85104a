package io.tripline.rules.language;

import io.tripline.rules.evaluation.Rule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** Reads the rules of one file one after the other, and goes on after one that is wrong. */
final class RuleReader {
    private static final int MAX_PROBLEMS = 50;

    private final String text;
    private final Vocabulary vocabulary;
    private final Tokens tokens;
    private final Deque<Problem> unreadable;
    private final List<RuleText.Placed> rules = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    RuleReader(String text, Vocabulary vocabulary) {
        this.text = text;
        this.vocabulary = vocabulary;
        Lexer lexer = new Lexer(text);
        tokens = new Tokens(lexer.tokens());
        unreadable = new ArrayDeque<>(lexer.problems());
    }

    RuleText read() {
        while (!tokens.atEnd() && problems.size() < MAX_PROBLEMS) {
            problems.addAll(unreadableBefore(tokens.peek()));
            rule();
        }
        problems.addAll(unreadable);
        return new RuleText(rules, problems);
    }

    private void rule() {
        Token first = tokens.peek();
        RuleParser parser = new RuleParser(tokens, text, vocabulary);
        try {
            Rule rule = parser.rule();
            List<Problem> inside = unreadableBefore(tokens.previous());
            if (inside.isEmpty()) {
                rules.add(new RuleText.Placed(rule, first.line(), first.column(), parser.places()));
            }
            problems.addAll(inside);
        } catch (Refusal refusal) {
            tokens.skipToNextRule(first);
            Token end = tokens.previous().is("end") ? tokens.previous() : tokens.peek();
            problems.addAll(toTell(refusal.problems(), unreadableBefore(end)));
        }
    }

    /** What could not be read before a token, and was not told yet. */
    private List<Problem> unreadableBefore(Token token) {
        List<Problem> taken = new ArrayList<>();
        while (!unreadable.isEmpty() && before(unreadable.element(), token.line(), token.column())) {
            taken.add(unreadable.remove());
        }
        return taken;
    }

    /**
     * Where characters cannot be read, what was made of the others says little, unless it is that the language has nothing of
     * the kind: then single characters after that are part of it.
     */
    private static List<Problem> toTell(List<Problem> misread, List<Problem> unreadable) {
        if (unreadable.isEmpty()) {
            return misread;
        }
        Problem first = unreadable.getFirst();
        boolean foreign = misread.getFirst().code().equals(Foreign.CODE)
                && before(misread.getFirst(), first.line(), first.column());
        Stream<Problem> more =
                unreadable.stream().filter(problem -> !problem.code().equals(Lexer.BAD_CHARACTER));
        return foreign ? Stream.concat(misread.stream(), more).toList() : unreadable;
    }

    private static boolean before(Problem problem, int line, int column) {
        return problem.line() < line || (problem.line() == line && problem.column() < column);
    }
}
