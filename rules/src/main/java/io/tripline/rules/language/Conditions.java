package io.tripline.rules.language;

import io.tripline.rules.evaluation.Comparison;
import io.tripline.rules.evaluation.Condition;
import io.tripline.rules.evaluation.Name;
import io.tripline.rules.evaluation.TextOperator;
import io.tripline.rules.fact.FieldType;
import io.tripline.rules.language.Token.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Makes conditions of values instead of text, with the checks that text gets: whatever is made can be written as text and
 * reads back the same. Every method throws a {@link Mistake} for what a rule may not say.
 */
public final class Conditions {
    /** The most single conditions of a rule. */
    public static final int MAX_CONDITIONS = ConditionParser.MAX_CONDITIONS;
    /** How deep conditions may be nested. */
    public static final int MAX_DEPTH = ConditionParser.MAX_DEPTH;

    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*");

    private final Vocabulary vocabulary;

    public Conditions(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The field or fact of this name. */
    public Name name(String path) {
        boolean wellFormed =
                path.length() <= Lexer.MAX_WORD && WORD.matcher(path).matches();
        Optional<Name> name = wellFormed ? vocabulary.fact(path).or(() -> vocabulary.field(path)) : Optional.empty();
        return name.orElseThrow(() -> {
            List<String> known = new ArrayList<>(vocabulary.factNames());
            known.addAll(vocabulary.fields());
            String shown = path.length() <= Lexer.MAX_WORD ? path : path.substring(0, Lexer.MAX_WORD) + "…";
            return new Mistake(
                    "rule.unknown-fact",
                    "there is no fact or field named " + shown,
                    Nearest.hint(path, known, "Declare it in facts.yaml."));
        });
    }

    /** A comparison with a String, Double or Boolean. */
    public Condition compare(Name left, Comparison comparison, Object value) {
        if (value instanceof Double number) {
            requireNumber(left);
            return new Condition.Compare(left, comparison, new Condition.Sum(number(number), List.of()));
        }
        Object literal = literal(left, value);
        boolean equal = comparison == Comparison.EQ;
        if (!equal && comparison != Comparison.NE) {
            throw new Mistake(
                    "rule.type",
                    "a text has no size, and cannot be compared by " + comparison.symbol(),
                    "Compare numbers, or write ==, != or in.");
        }
        return new Condition.OneOf(left, !equal, List.of(literal));
    }

    /** A comparison with a constant and numbers. */
    public Condition compare(Name left, Comparison comparison, double constant, List<Condition.Term> terms) {
        requireNumber(left);
        if (terms.size() > OperandParser.MAX_TERMS) {
            throw limit("the sum has more than " + OperandParser.MAX_TERMS + " terms");
        }
        terms.forEach(term -> {
            requireNumber(term.name());
            number(term.factor());
        });
        return new Condition.Compare(left, comparison, new Condition.Sum(number(constant), terms));
    }

    /** Two values that are equal, or differ; numbers by their sizes only where both may be texts as well. */
    public Condition same(Name left, boolean negated, Name right) {
        if (!left.textual() || !right.textual()) {
            throw new Mistake(
                    "rule.type",
                    left.path() + " and " + right.path() + " cannot be compared as texts",
                    "Compare numbers with a sum.");
        }
        return new Condition.Same(left, negated, right);
    }

    /** One of these, or none of these: Strings, Doubles or Booleans. */
    public Condition oneOf(Name left, boolean negated, List<Object> values) {
        if (values.isEmpty() || values.size() > OperandParser.MAX_VALUES) {
            throw limit("a list has 1 to " + OperandParser.MAX_VALUES + " values, not " + values.size());
        }
        return new Condition.OneOf(
                left,
                negated,
                values.stream().map(value -> literal(left, value)).toList());
    }

    /** A text that has this part; the value has to be a String. */
    public static Condition textPart(Name left, TextOperator operator, Object value) {
        if (!left.textual()) {
            throw new Mistake(
                    "rule.type",
                    left.path() + " is a " + (left.type() == FieldType.TIME ? "time" : "number") + " and "
                            + operator.words() + " no text",
                    "Compare it with numbers: " + left.path() + " >= 10, or between 10 and 20.");
        }
        if (!(value instanceof String part)) {
            throw new Mistake(
                    "rule.type",
                    operator.words() + " takes a text, not "
                            + (value instanceof Double number ? Numbers.text(number) : value),
                    "Put it in quotes; join several by or.");
        }
        if (part.isEmpty()) {
            throw new Mistake(
                    "rule.empty-text",
                    "every text " + operator.words() + " \"\"",
                    "Write the letters that matter, or " + left.path() + " is present.");
        }
        text(left, part);
        return new Condition.TextPart(left, operator, part);
    }

    /** A range, both ends included. */
    public Condition between(Name left, double low, double high) {
        requireNumber(left);
        if (number(low) > number(high)) {
            throw new Mistake(
                    "rule.empty-range",
                    "nothing is between " + Numbers.text(low) + " and " + Numbers.text(high),
                    "Put the smaller number first.");
        }
        return new Condition.Between(left, low, high);
    }

    /** The same condition; a mistake when it has more single conditions than a rule may have. */
    public Condition sized(Condition condition) {
        if (count(condition) > MAX_CONDITIONS) {
            throw limit("the rule has more than " + MAX_CONDITIONS + " conditions");
        }
        return condition;
    }

    private static int count(Condition condition) {
        return switch (condition) {
            case Condition.All all ->
                all.conditions().stream().mapToInt(Conditions::count).sum();
            case Condition.Any any ->
                any.conditions().stream().mapToInt(Conditions::count).sum();
            case Condition.Not not -> count(not.condition());
            default -> 1;
        };
    }

    /** The comparison written with this symbol. */
    public static Optional<Comparison> comparison(String symbol) {
        return Arrays.stream(Comparison.values())
                .filter(comparison -> comparison.symbol().equals(symbol))
                .findFirst();
    }

    /** A whole condition written as rule text. */
    public Condition fromText(String text) {
        return parse(text, ConditionParser::alone);
    }

    /** A comparison with a sum that is written as rule text: {@code 3 * user.payments.avg_30d + 10}. */
    public Condition compareWithText(Name left, Comparison comparison, String sum) {
        requireNumber(left);
        return new Condition.Compare(left, comparison, parse(sum, ConditionParser::sumAlone));
    }

    private <T> T parse(String text, Function<ConditionParser, T> part) {
        List<Problem> hidden = HiddenCharacters.in(text);
        Lexer lexer = new Lexer(text);
        List<Token> all = lexer.tokens();
        List<Problem> problems = hidden.isEmpty() ? lexer.problems() : hidden;
        if (!problems.isEmpty()) {
            throw mistake(problems.getFirst());
        }
        Tokens tokens = new Tokens(all);
        try {
            T read = part.apply(new ConditionParser(tokens, vocabulary));
            if (tokens.peek().kind() != Kind.END) {
                throw tokens.unexpected(
                        "expected nothing more but found " + tokens.peek().shown(),
                        "Join conditions by and, or; join terms by + and -.");
            }
            return read;
        } catch (Refusal refusal) {
            throw mistake(refusal.problems().getFirst());
        }
    }

    private static Mistake mistake(Problem problem) {
        String place = problem.line() == 1 ? "" : "line " + problem.line() + ", ";
        return new Mistake(
                problem.code(),
                problem.message() + " (" + place + "character " + problem.column() + " of this text)",
                problem.hint());
    }

    private static Object literal(Name left, Object value) {
        switch (value) {
            case Double number -> {
                requireNumber(left);
                return number(number);
            }
            case Boolean _ -> {
                if (left.fact() || !left.textual() || !left.numeric()) {
                    throw new Mistake(
                            "rule.type",
                            left.path() + " is neither true nor false",
                            "Compare numbers with numbers and texts with texts.");
                }
            }
            default -> text(left, value.toString());
        }
        return value;
    }

    private static void text(Name left, String text) {
        if (!left.textual()) {
            throw new Mistake(
                    "rule.type",
                    left.path() + " is a number, and \"" + (text.length() > 40 ? text.substring(0, 40) + "…" : text)
                            + "\" is a text",
                    "Compare numbers with numbers and texts with texts.");
        }
        if (text.length() > Lexer.MAX_STRING) {
            throw new Mistake(
                    "rule.long-string", "this text is longer than " + Lexer.MAX_STRING + " characters", "Shorten it.");
        }
        if (text.chars().anyMatch(Character::isISOControl)
                || !HiddenCharacters.in(text).isEmpty()) {
            throw new Mistake("rule.control-character", "this text has a character that is not shown", "Remove it.");
        }
    }

    private static void requireNumber(Name name) {
        if (!name.numeric()) {
            throw new Mistake(
                    "rule.type",
                    name.path() + " is a text and has no size",
                    "Compare numbers with numbers and texts with texts.");
        }
    }

    private static double number(double number) {
        if (!Numbers.writable(number)) {
            throw new Mistake(
                    "rule.bad-number", number + " needs more than 15 digits", "Use a number with fewer digits.");
        }
        return number;
    }

    private static Mistake limit(String message) {
        return new Mistake("rule.limit", message, "Split the rule, or name a fact for it.");
    }
}
