package io.tripline.rules.language;

import io.tripline.rules.evaluation.Condition;
import io.tripline.rules.evaluation.Name;
import io.tripline.rules.fact.FieldType;
import io.tripline.rules.language.Token.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what conditions are about and compare with: names, values and sums, each checked for its type. */
final class OperandParser {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");
    private static final Pattern LEADING_ZERO = Pattern.compile("0[0-9]");

    static final int MAX_VALUES = 256;
    static final int MAX_TERMS = 8;

    private final Tokens tokens;
    private final Vocabulary vocabulary;

    OperandParser(Tokens tokens, Vocabulary vocabulary) {
        this.tokens = tokens;
        this.vocabulary = vocabulary;
    }

    Name name(boolean facts) {
        Token token = tokens.expect(Kind.WORD, "the name of a field or fact", "A condition starts with a name.");
        Name name = find(token.text()).orElseThrow(() -> unknown(token, facts));
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

    private Refusal unknown(Token token, boolean facts) {
        Optional<Problem> foreign = Foreign.problem(token);
        if (foreign.isPresent()) {
            return new Refusal(foreign.get());
        }
        List<String> known = new ArrayList<>(vocabulary.factNames());
        known.addAll(vocabulary.fields());
        return new Refusal(token.problem(
                facts ? "rule.unknown-fact" : "rule.unknown-field",
                "there is no " + (facts ? "fact or field" : "field") + " named " + token.text(),
                suggestion(
                        token.text(),
                        known,
                        facts ? "Declare it in facts.yaml." : "Attributes of a type are written attributes.name.")));
    }

    /** The shortest known name of which the unknown one is a part, or the nearest. */
    private static String suggestion(String unknown, List<String> known, String otherwise) {
        return known.stream()
                .filter(name -> name.startsWith(unknown + ".") || name.endsWith("." + unknown))
                .min(Comparator.comparingInt(String::length))
                .map(name -> "Did you mean " + name + "?")
                .orElseGet(() -> Nearest.hint(unknown, known, otherwise));
    }

    boolean literalAhead() {
        Token token = tokens.peek();
        return token.kind() == Kind.STRING || token.is("true") || token.is("false");
    }

    /** Whether a name comes whose value is compared as it is, whatever it is: no number, and no part of a sum. */
    boolean valueAhead(Name left) {
        return tokens.peek().kind() == Kind.WORD
                && find(tokens.peek().text())
                        .filter(name -> !name.numeric() || (left.textual() && name.textual() && !sumAhead()))
                        .isPresent();
    }

    private boolean sumAhead() {
        Token next = tokens.afterNext();
        return next.is("+") || next.is("-") || next.is("*");
    }

    /** A name that is compared with a text, where a text without quotes may stand by mistake. */
    Name unquoted(Name left) {
        Token token = tokens.peek();
        boolean text = token.kind() == Kind.WORD
                && find(token.text()).isEmpty()
                && Foreign.problem(token).isEmpty()
                && token.text().indexOf('.') < 0;
        if (text) {
            throw new Refusal(token.problem(
                    "rule.unknown-fact",
                    "there is no fact or field named " + token.text() + ", with which " + left.path()
                            + " could be compared",
                    "A text stands in quotes: \"" + token.text() + "\"."));
        }
        return name(true);
    }

    Object literal(Name left) {
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
    Condition.Sum sum() {
        BigDecimal constant = BigDecimal.ZERO;
        int constants = 0;
        List<Condition.Term> terms = new ArrayList<>();
        Token start = tokens.peek();
        boolean minus = tokens.accept("-");
        do {
            if (tokens.peek().kind() == Kind.NUMBER) {
                requireNoRange();
                BigDecimal factor = new BigDecimal(digits());
                factor = minus ? factor.negate() : factor;
                if (tokens.accept("*")) {
                    requireNoProduct(factor);
                    terms.add(new Condition.Term(factor.doubleValue(), number(tokens.peek())));
                } else {
                    constant = constant.add(factor);
                    constants++;
                }
            } else {
                requireNoParenthesis();
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

    /** Two numbers with a - and no blank between them are meant as a range or a date by whoever writes them. */
    private void requireNoRange() {
        Token low = tokens.peek();
        if (tokens.atJoinedNumbers()) {
            throw new Refusal(low.problem(
                    "rule.bad-number",
                    low.text() + "- and more digits are no number",
                    "A range is written between 5 and 10, a difference with blanks around its -. Times are seconds since 1970:"
                            + " 2026-01-01T00:00:00Z is 1767225600."));
        }
    }

    private void requireNoProduct(BigDecimal factor) {
        Token token = tokens.peek();
        if (token.kind() == Kind.NUMBER) {
            String product = factor.multiply(new BigDecimal(token.text()))
                    .stripTrailingZeros()
                    .toPlainString();
            throw new Refusal(
                    token.problem("rule.syntax", "two numbers are multiplied", "Work it out: write " + product + "."));
        }
    }

    private void requireNoParenthesis() {
        Token token = tokens.peek();
        if (token.is("(")) {
            throw new Refusal(token.problem(
                    "rule.syntax",
                    "a sum has no parentheses",
                    "Write each term with its factor: 3 * user.payments.avg_30d + 10."));
        }
    }

    private Name number(Token token) {
        Name name = name(true);
        requireNumber(name, token);
        return name;
    }

    double number() {
        boolean minus = tokens.accept("-");
        double value = Double.parseDouble(digits());
        return minus ? -value : value;
    }

    private String digits() {
        Token number =
                tokens.expect(Kind.NUMBER, "a number", "Write digits with an optional fraction, such as 12 or 0.5.");
        if (LEADING_ZERO.matcher(number.text()).lookingAt()) {
            throw new Refusal(
                    number.problem(
                            "rule.bad-number",
                            number.text() + " begins with a 0",
                            "Leave the 0 out. Large numbers have no separators, as 5000; a code stands in quotes, as \"0042\"."));
        }
        return number.text();
    }

    List<Object> values(Name left) {
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

    /** Refuses a text where a number has to come. */
    void requireNoText(Name left) {
        Token token = tokens.peek();
        if (token.kind() == Kind.STRING) {
            String hint = NUMBER.matcher(token.text()).matches()
                    ? "Write it without quotes: " + token.text() + "."
                    : left.type() == FieldType.TIME
                            ? "Times are seconds since 1970: " + seconds(token.text()) + "."
                            : "Write digits with an optional fraction, such as 12 or 0.5.";
            throw new Refusal(token.problem(
                    "rule.type",
                    left.path() + " is compared with a number here, and " + token.shown() + " is a text",
                    hint));
        }
    }

    private static String seconds(String time) {
        try {
            return "write " + Instant.parse(time).getEpochSecond();
        } catch (DateTimeParseException e) {
            return "2026-01-01T00:00:00Z is 1767225600";
        }
    }

    void requireNumber(Name name, Token at) {
        if (!name.numeric()) {
            throw mistyped(at, name.path() + " is a text and has no size");
        }
    }

    static Refusal mistyped(Token token, String message) {
        return new Refusal(token.problem(
                "rule.type", message, "Compare numbers with numbers and \"texts\" in quotes with texts."));
    }

    Refusal limit(String message) {
        return new Refusal(tokens.peek().problem("rule.limit", message, "Split the rule, or name a fact for it."));
    }
}
