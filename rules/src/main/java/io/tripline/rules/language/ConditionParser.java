package io.tripline.rules.language;

import io.tripline.rules.evaluation.Comparison;
import io.tripline.rules.evaluation.Condition;
import io.tripline.rules.evaluation.Name;
import io.tripline.rules.evaluation.TextOperator;
import io.tripline.rules.language.Token.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads the conditions of one rule's patterns, and checks names and types as it goes. */
final class ConditionParser {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");

    static final int MAX_CONDITIONS = 64;
    static final int MAX_DEPTH = 16;
    static final int MAX_VALUES = 256;
    static final int MAX_TERMS = 8;

    private final Tokens tokens;
    private final Vocabulary vocabulary;
    private boolean factsAllowed;
    private int conditions;
    private int depth;

    ConditionParser(Tokens tokens, Vocabulary vocabulary) {
        this.tokens = tokens;
        this.vocabulary = vocabulary;
    }

    /** A sum by itself. */
    Condition.Sum sumAlone() {
        factsAllowed = true;
        return sum();
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
            throw limit("conditions are nested deeper than " + MAX_DEPTH);
        }
        Condition condition = inner.get();
        depth--;
        return condition;
    }

    private Condition single() {
        if (++conditions > MAX_CONDITIONS) {
            throw limit("the rule has more than " + MAX_CONDITIONS + " conditions");
        }
        Name left = left();
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
                            + " contains \"x\").");
            return new Condition.OneOf(left, true, values(left));
        }
        if (tokens.accept("in")) {
            return new Condition.OneOf(left, false, values(left));
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
        tokens.expect("present", "Write is present or is absent.");
        return new Condition.Presence(left, true);
    }

    private Condition between(Name left) {
        requireNumber(left, tokens.previous());
        Token start = tokens.peek();
        requireNoText(left);
        double low = number();
        tokens.expect("and", "Write between 1 and 5; both ends count.");
        requireNoText(left);
        double high = number();
        if (low > high) {
            throw new Refusal(start.problem(
                    "rule.empty-range", "nothing is between " + low + " and " + high, "Put the smaller number first."));
        }
        return new Condition.Between(left, low, high);
    }

    private List<Object> values(Name left) {
        tokens.expect("(", "Write the values in parentheses: in (\"PAYMENT\", \"TRANSFER\").");
        List<Object> values = new ArrayList<>();
        do {
            if (values.size() >= MAX_VALUES) {
                throw limit("the list has more than " + MAX_VALUES + " values");
            }
            values.add(literal(left));
        } while (tokens.accept(","));
        tokens.expect(")", "Values are joined by commas, and the list ends with ).");
        return values;
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
        if (tokens.peek().is("null")) {
            throw new Refusal(tokens.peek()
                    .problem("rule.syntax", "there is no null", "Write " + left.path() + " is absent, or is present."));
        }
        boolean equality = comparison == Comparison.EQ || comparison == Comparison.NE;
        if (equality && (literalAhead() || !left.numeric() || textAhead())) {
            return equality(left, comparison == Comparison.NE);
        }
        requireNumber(left, operator);
        requireNoText(left);
        return new Condition.Compare(left, comparison, sum());
    }

    /** Where a number has to come. */
    private void requireNoText(Name left) {
        Token token = tokens.peek();
        if (token.kind() == Kind.STRING) {
            String hint = NUMBER.matcher(token.text()).matches()
                    ? "Write it without quotes: " + token.text() + "."
                    : "Write digits with an optional fraction, such as 12 or 0.5.";
            throw new Refusal(token.problem(
                    "rule.type",
                    left.path() + " is compared with a number here, and " + token.shown() + " is a text",
                    hint));
        }
    }

    private Condition equality(Name left, boolean negated) {
        if (literalAhead()) {
            return new Condition.OneOf(left, negated, List.of(literal(left)));
        }
        Token token = tokens.peek();
        if (token.kind() == Kind.NUMBER) {
            throw new Refusal(token.problem(
                    "rule.type",
                    left.path() + " is a text, and " + token.text() + " is a number",
                    "Write it in quotes: \"" + token.text() + "\"."));
        }
        Name right = name(true);
        if (!left.textual() || !right.textual()) {
            throw mistyped(token, left.path() + " and " + right.path() + " are not of the same type");
        }
        return new Condition.Same(left, negated, right);
    }

    private boolean literalAhead() {
        Token token = tokens.peek();
        return token.kind() == Kind.STRING || token.is("true") || token.is("false");
    }

    private boolean textAhead() {
        return tokens.peek().kind() == Kind.WORD
                && find(tokens.peek().text()).map(name -> !name.numeric()).orElse(false);
    }

    private Object literal(Name left) {
        Token token = tokens.peek();
        if (token.kind() == Kind.STRING) {
            if (!left.textual()) {
                throw mistyped(token, left.path() + " is a number, and " + token.shown() + " is a text");
            }
            return tokens.next().text();
        }
        if (token.is("true") || token.is("false")) {
            if (left.fact() || !left.textual() || !left.numeric()) {
                throw mistyped(token, left.path() + " is neither true nor false");
            }
            return tokens.next().is("true");
        }
        if (!left.numeric()) {
            throw mistyped(token, left.path() + " is a text, and " + token.shown() + " is none");
        }
        return number();
    }

    /** Constants are added as written, in decimal, so that 0.1 + 0.2 is 0.3. */
    private Condition.Sum sum() {
        BigDecimal constant = BigDecimal.ZERO;
        int constants = 0;
        List<Condition.Term> terms = new ArrayList<>();
        Token start = tokens.peek();
        boolean minus = tokens.accept("-");
        do {
            if (tokens.peek().kind() == Kind.NUMBER) {
                BigDecimal factor = new BigDecimal(tokens.next().text());
                factor = minus ? factor.negate() : factor;
                if (tokens.accept("*")) {
                    terms.add(new Condition.Term(factor.doubleValue(), number(tokens.peek())));
                } else {
                    constant = constant.add(factor);
                    constants++;
                }
            } else {
                Name name = number(tokens.peek());
                double factor = tokens.accept("*") ? number() : 1;
                terms.add(new Condition.Term(minus ? -factor : factor, name));
            }
            if (terms.size() > MAX_TERMS || constants > MAX_TERMS) {
                throw limit("the sum has more than " + MAX_TERMS + " terms");
            }
            minus = tokens.peek().is("-");
        } while (tokens.accept("+") || tokens.accept("-"));
        if (!Numbers.writable(constant.doubleValue())) {
            throw new Refusal(start.problem(
                    "rule.bad-number", "the constants of this sum need more than 15 digits", "Use shorter numbers."));
        }
        return new Condition.Sum(constant.doubleValue(), terms);
    }

    private Name number(Token token) {
        Name name = name(true);
        requireNumber(name, token);
        return name;
    }

    private double number() {
        boolean minus = tokens.accept("-");
        Token number =
                tokens.expect(Kind.NUMBER, "a number", "Write digits with an optional fraction, such as 12 or 0.5.");
        double value = Double.parseDouble(number.text());
        return minus ? -value : value;
    }

    private Name left() {
        return name(factsAllowed);
    }

    private Name name(boolean facts) {
        Token token = tokens.expect(Kind.WORD, "the name of a field or fact", "A condition starts with a name.");
        Name name = find(token.text()).orElseThrow(() -> unknown(token));
        if (name.fact() && !facts) {
            throw new Refusal(token.problem(
                    "rule.fact-in-interaction",
                    token.text() + " is a fact, not a field of the interaction",
                    "Move the condition to Facts( … )."));
        }
        return name;
    }

    private Optional<Name> find(String name) {
        return vocabulary.fact(name).or(() -> vocabulary.field(name));
    }

    private Refusal unknown(Token token) {
        Optional<Problem> foreign = Foreign.problem(token);
        if (foreign.isPresent()) {
            return new Refusal(foreign.get());
        }
        List<String> known = new ArrayList<>(vocabulary.factNames());
        known.addAll(vocabulary.fields());
        return new Refusal(token.problem(
                factsAllowed ? "rule.unknown-fact" : "rule.unknown-field",
                "there is no " + (factsAllowed ? "fact or field" : "field") + " named " + token.text(),
                Nearest.hint(
                        token.text(),
                        known,
                        factsAllowed
                                ? "Declare it in facts.yaml."
                                : "Attributes of a type are written attributes.name.")));
    }

    private void requireNumber(Name name, Token at) {
        if (!name.numeric()) {
            throw mistyped(at, name.path() + " is a text and has no size");
        }
    }

    private static Refusal mistyped(Token token, String message) {
        return new Refusal(token.problem(
                "rule.type", message, "Compare numbers with numbers and \"texts\" in quotes with texts."));
    }

    private Refusal limit(String message) {
        return new Refusal(tokens.peek().problem("rule.limit", message, "Split the rule, or name a fact for it."));
    }
}
