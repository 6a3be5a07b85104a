package io.tripline.rules.language;

import io.tripline.rules.evaluation.Comparison;
import io.tripline.rules.evaluation.Condition;
import io.tripline.rules.evaluation.Name;
import io.tripline.rules.evaluation.TextOperator;
import io.tripline.rules.language.Token.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads the conditions of one rule's patterns, and checks names and types as it goes. */
final class ConditionParser {
    static final int MAX_CONDITIONS = 64;
    static final int MAX_DEPTH = 16;

    private final Tokens tokens;
    private final OperandParser operands;
    private boolean factsAllowed;
    private int conditions;
    private int depth;

    ConditionParser(Tokens tokens, Vocabulary vocabulary) {
        this.tokens = tokens;
        this.operands = new OperandParser(tokens, vocabulary);
    }

    /** A sum by itself. */
    Condition.Sum sumAlone() {
        factsAllowed = true;
        return operands.sum();
    }

    /** A condition by itself, in which facts may stand. */
    Condition alone() {
        factsAllowed = true;
        return any();
    }

    /** The conditions between the parentheses of a pattern; adds where each begins to the places. */
    List<Condition> pattern(boolean facts, List<RuleText.Place> places) {
        factsAllowed = facts;
        List<Condition> all = new ArrayList<>();
        tokens.expect("(", "A pattern holds its conditions in parentheses.");
        if (tokens.accept(")")) {
            return all;
        }
        do {
            Token start = tokens.peek();
            all.add(any());
            places.add(new RuleText.Place(start.line(), start.column()));
        } while (tokens.accept(","));
        tokens.expect(")", "Conditions are joined by commas, and, or; a pattern ends with ).");
        return all;
    }

    private Condition any() {
        return joined(this::all, "or", "||", Condition.Any::new);
    }

    private Condition all() {
        return joined(this::negatable, "and", "&&", Condition.All::new);
    }

    private Condition joined(
            Supplier<Condition> part, String word, String symbol, Function<List<Condition>, Condition> join) {
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(part.get());
        } while (tokens.accept(word) || tokens.accept(symbol));
        return parts.size() == 1 ? parts.getFirst() : join.apply(parts);
    }

    private Condition negatable() {
        if (tokens.accept("not") || tokens.accept("!")) {
            return nested(() -> new Condition.Not(negatable()));
        }
        if (tokens.accept("(")) {
            return nested(() -> {
                Condition inner = any();
                tokens.expect(")", "Close the parenthesis.");
                return inner;
            });
        }
        return single();
    }

    private Condition nested(Supplier<Condition> inner) {
        if (++depth > MAX_DEPTH) {
            throw operands.limit("conditions are nested deeper than " + MAX_DEPTH);
        }
        Condition condition = inner.get();
        depth--;
        return condition;
    }

    private Condition single() {
        if (++conditions > MAX_CONDITIONS) {
            throw operands.limit("the rule has more than " + MAX_CONDITIONS + " conditions");
        }
        Name left = operands.name(factsAllowed);
        if (tokens.accept("is")) {
            return presence(left);
        }
        if (tokens.accept("between")) {
            return between(left);
        }
        Token operator = tokens.peek();
        Optional<TextOperator> textOperator = textOperator();
        if (textOperator.isPresent()) {
            return textPart(left, textOperator.get(), operator);
        }
        if (tokens.accept("not")) {
            tokens.expect(
                    "in",
                    "After the name, not can only be followed by in. Negate others in front: not (" + left.path()
                            + (tokens.peek().is("between") ? " between 5 and 10)." : " contains \"x\")."));
            return new Condition.OneOf(left, true, operands.values(left));
        }
        if (tokens.accept("in")) {
            return new Condition.OneOf(left, false, operands.values(left));
        }
        return comparison(left);
    }

    private Optional<TextOperator> textOperator() {
        if (tokens.accept("contains")) {
            return Optional.of(TextOperator.CONTAINS);
        }
        boolean starts = tokens.accept("starts");
        if (!starts && !tokens.accept("ends")) {
            return Optional.empty();
        }
        tokens.expect("with", "Write starts with \"x\" or ends with \"x\".");
        return Optional.of(starts ? TextOperator.STARTS_WITH : TextOperator.ENDS_WITH);
    }

    private Condition textPart(Name left, TextOperator operator, Token at) {
        Token part = tokens.peek();
        if (left.textual() && part.kind() != Kind.STRING) {
            throw notAText(left, operator, part);
        }
        try {
            Condition condition = Conditions.textPart(left, operator, part.text());
            tokens.next();
            return condition;
        } catch (Mistake mistake) {
            Token wrong = left.textual() ? part : at;
            throw new Refusal(mistake.at(wrong.line(), wrong.column()));
        }
    }

    private Refusal notAText(Name left, TextOperator operator, Token part) {
        String example = part.kind() == Kind.NUMBER ? part.text() : "x";
        return tokens.unexpected(
                operator.words() + " takes a text in quotes, not " + part.shown(),
                "Write " + left.path() + " " + operator.words() + " \"" + example + "\"; join several by or.");
    }

    private Condition presence(Name left) {
        if (tokens.accept("absent")) {
            return new Condition.Presence(left, false);
        }
        tokens.expect(
                "present",
                tokens.peek().is("not")
                        ? "Write " + left.path() + " is present; in front, not turns a condition into its opposite."
                        : "Write is present or is absent.");
        return new Condition.Presence(left, true);
    }

    private Condition between(Name left) {
        operands.requireNumber(left, tokens.previous());
        Token start = tokens.peek();
        operands.requireNoText(left);
        double low = operands.number();
        tokens.expect("and", "Write between 1 and 5; both ends count.");
        operands.requireNoText(left);
        double high = operands.number();
        if (low > high) {
            throw new Refusal(start.problem(
                    "rule.empty-range", "nothing is between " + low + " and " + high, "Put the smaller number first."));
        }
        return new Condition.Between(left, low, high);
    }

    private Condition comparison(Name left) {
        Token operator = tokens.peek();
        Comparison comparison = Arrays.stream(Comparison.values())
                .filter(known -> operator.is(known.symbol()))
                .findFirst()
                .orElseThrow(() -> tokens.unexpected(
                        "expected a comparison but found " + operator.shown(),
                        "Write ==, !=, <, <=, >, >=, in, not in, between … and, contains, starts with, ends with, is present"
                                + " or is absent."));
        tokens.next();
        if (operator.is("<") && tokens.peek().is(">")) {
            throw new Refusal(operator.problem("rule.syntax", "<> is not part of the rule language", "Write !=."));
        }
        if (tokens.peek().is("null")) {
            throw new Refusal(tokens.peek()
                    .problem("rule.syntax", "there is no null", "Write " + left.path() + " is absent, or is present."));
        }
        boolean equality = comparison == Comparison.EQ || comparison == Comparison.NE;
        if (equality && (operands.literalAhead() || !left.numeric() || operands.valueAhead(left))) {
            return equality(left, comparison == Comparison.NE);
        }
        operands.requireNumber(left, operator);
        operands.requireNoText(left);
        return new Condition.Compare(left, comparison, operands.sum());
    }

    private Condition equality(Name left, boolean negated) {
        if (operands.literalAhead()) {
            return new Condition.OneOf(left, negated, List.of(operands.literal(left)));
        }
        Token token = tokens.peek();
        if (token.kind() == Kind.NUMBER) {
            throw new Refusal(token.problem(
                    "rule.type",
                    left.path() + " is a text, and " + token.text() + " is a number",
                    "Write it in quotes: \"" + token.text() + "\"."));
        }
        Name right = operands.unquoted(left);
        if (!left.textual() || !right.textual()) {
            throw OperandParser.mistyped(token, left.path() + " and " + right.path() + " are not of the same type");
        }
        return new Condition.Same(left, negated, right);
    }
}
