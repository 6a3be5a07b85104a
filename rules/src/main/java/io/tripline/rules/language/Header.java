package io.tripline.rules.language;

import io.tripline.rules.evaluation.Mode;
import io.tripline.rules.language.Token.Kind;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The annotations of a rule; every one has to be there, once. */
final class Header {
    private static final List<String> KNOWN = List.of("name", "reason", "weight", "mode", "group", "version");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,63}");
    private static final Pattern GROUP = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,31}");
    private static final BigDecimal MAX_WEIGHT = BigDecimal.valueOf(100);

    private final Token rule;
    private final Map<String, Token> values = new LinkedHashMap<>();

    private Header(Token rule) {
        this.rule = rule;
    }

    static Header read(Token rule, Tokens tokens) {
        Header header = new Header(rule);
        while (tokens.accept("@")) {
            header.annotation(tokens);
        }
        return header;
    }

    String name() {
        Token value = value("name", "@name(\"Payment burst\")");
        if (value.kind() != Kind.STRING
                || value.text().isBlank()
                || value.text().length() > 80) {
            throw bad(value, "a name is a text of 1 to 80 characters", "Write @name(\"Payment burst\").");
        }
        return value.text();
    }

    String reason() {
        return matching("reason", CODE, "capitals, digits and underscores", "@reason(VELOCITY_PAYMENT_BURST)");
    }

    String group() {
        return matching("group", GROUP, "small letters, digits and dashes", "@group(velocity)");
    }

    String version() {
        return matching("version", VERSION, "letters, digits, dots and dashes", "@version(1)");
    }

    double weight() {
        Token value = value("weight", "@weight(45)");
        boolean number = value.kind() == Kind.NUMBER;
        BigDecimal weight = number ? new BigDecimal(value.text()) : BigDecimal.ZERO;
        if (!number
                || weight.compareTo(MAX_WEIGHT) > 0
                || weight.stripTrailingZeros().scale() > 2) {
            throw bad(value, "a weight is a number from 0 to 100 with at most 2 decimals", "Write @weight(45).");
        }
        return weight.doubleValue();
    }

    Mode mode() {
        Token value = value("mode", "@mode(LIVE)");
        return Arrays.stream(Mode.values())
                .filter(mode -> mode.name().equals(value.text()))
                .findFirst()
                .orElseThrow(() -> bad(value, "a mode is LIVE or SHADOW", "Write @mode(LIVE) to let its hits count."));
    }

    private void annotation(Tokens tokens) {
        Token name = tokens.expect(Kind.WORD, "an annotation", "Annotations are " + KNOWN + ".");
        if (!KNOWN.contains(name.text())) {
            String hint = Nearest.hint(name.text(), KNOWN, "Annotations are " + KNOWN + ".");
            throw new Refusal(name.problem("rule.unknown-annotation", "there is no annotation @" + name.text(), hint));
        }
        tokens.expect("(", "Write its value in parentheses: @" + name.text() + "(…).");
        Token value = dashed(tokens);
        if (value.kind() == Kind.SYMBOL || value.kind() == Kind.END) {
            throw bad(value, "@" + name.text() + " has no value", "Write it in the parentheses.");
        }
        tokens.expect(")", "An annotation has one value; close it with ).");
        if (values.put(name.text(), value) != null) {
            throw new Refusal(name.problem("rule.twice", "@" + name.text() + " stands twice", "Remove one of them."));
        }
    }

    /** Words joined by dashes without spaces are one value. */
    private static Token dashed(Tokens tokens) {
        Token value = tokens.next();
        while (value.kind() == Kind.WORD
                && tokens.peek().is("-")
                && tokens.peek().start() == value.end()) {
            tokens.next();
            Token next = tokens.expect(Kind.WORD, "a word", "A value does not end with a dash.");
            String joined = value.text() + "-" + next.text();
            value = new Token(Kind.WORD, joined, value.line(), value.column(), value.start(), next.end());
        }
        return value;
    }

    private String matching(String name, Pattern pattern, String made, String example) {
        Token value = value(name, example);
        if (!pattern.matcher(value.text()).matches()) {
            throw bad(value, "a " + name + " is made of " + made, "Write it like " + example + ".");
        }
        return value.text();
    }

    private Token value(String name, String example) {
        Token value = values.get(name);
        if (value == null) {
            throw new Refusal(rule.problem(
                    "rule.missing-annotation",
                    "the rule has no @" + name,
                    "Add it after the rule's id: " + example + "."));
        }
        return value;
    }

    private static Refusal bad(Token value, String message, String hint) {
        return new Refusal(value.problem("rule.bad-annotation", message + ", not " + value.shown(), hint));
    }
}
