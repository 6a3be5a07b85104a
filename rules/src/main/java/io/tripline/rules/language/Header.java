package io.tripline.rules.language;

import static java.util.Comparator.comparingInt;

import io.tripline.rules.evaluation.Mode;
import io.tripline.rules.language.Token.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The annotations of a rule; every one has to be there, once. */
final class Header {
    private static final List<HeaderPart> PARTS = Arrays.stream(HeaderPart.values())
            .filter(part -> part != HeaderPart.ID)
            .toList();
    private static final List<String> KNOWN =
            PARTS.stream().map(HeaderPart::property).toList();

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

    /** Refuses the rule when something is missing or is not what it should be, and names all that is. */
    void requireAll() {
        List<Problem> problems = new ArrayList<>(missing());
        Map<HeaderPart, Runnable> readings = Map.of(
                HeaderPart.NAME, this::name,
                HeaderPart.REASON, this::reason,
                HeaderPart.WEIGHT, this::weight,
                HeaderPart.MODE, this::mode,
                HeaderPart.GROUP, this::group,
                HeaderPart.VERSION, this::version);
        readings.forEach((part, reading) -> {
            if (values.containsKey(part.property())) {
                problems.addAll(problems(reading));
            }
        });
        if (!problems.isEmpty()) {
            problems.sort(comparingInt(Problem::line).thenComparingInt(Problem::column));
            throw new Refusal(problems);
        }
    }

    private static List<Problem> problems(Runnable reading) {
        try {
            reading.run();
            return List.of();
        } catch (Refusal refusal) {
            return refusal.problems();
        }
    }

    private List<Problem> missing() {
        List<HeaderPart> missing = PARTS.stream()
                .filter(part -> !values.containsKey(part.property()))
                .toList();
        if (missing.isEmpty()) {
            return List.of();
        }
        String names = missing.stream().map(part -> "@" + part.property()).collect(Collectors.joining(", no "));
        String examples = missing.stream().map(Header::example).collect(Collectors.joining(" "));
        return List.of(rule.problem(
                "rule.missing-annotation", "the rule has no " + names, "Write after the rule's id: " + examples + "."));
    }

    String name() {
        Token value = value(HeaderPart.NAME);
        if (value.kind() != Kind.STRING || !HeaderPart.NAME.fits(value.text())) {
            throw bad(value, HeaderPart.NAME, "Write " + example(HeaderPart.NAME) + ".");
        }
        return value.text();
    }

    String reason() {
        return matching(HeaderPart.REASON);
    }

    String group() {
        return matching(HeaderPart.GROUP);
    }

    String version() {
        return matching(HeaderPart.VERSION);
    }

    double weight() {
        Token value = value(HeaderPart.WEIGHT);
        if (value.kind() != Kind.NUMBER || !HeaderPart.WEIGHT.fits(value.text())) {
            throw bad(value, HeaderPart.WEIGHT, "Write " + example(HeaderPart.WEIGHT) + ".");
        }
        return Double.parseDouble(value.text());
    }

    Mode mode() {
        Token value = value(HeaderPart.MODE);
        return Arrays.stream(Mode.values())
                .filter(mode -> mode.name().equals(value.text()))
                .findFirst()
                .orElseThrow(() -> bad(value, HeaderPart.MODE, "Write @mode(LIVE) to let its hits count."));
    }

    private void annotation(Tokens tokens) {
        Token name = tokens.expect(Kind.WORD, "an annotation", "Annotations are " + KNOWN + ".");
        if (!KNOWN.contains(name.text())) {
            String hint = Nearest.hint(name.text(), KNOWN, "Annotations are " + KNOWN + ".");
            throw new Refusal(name.problem("rule.unknown-annotation", "there is no annotation @" + name.text(), hint));
        }
        tokens.expect("(", "Write its value in parentheses: @" + name.text() + "(…).");
        Token value = dashed(tokens);
        if (value.is("-")) {
            throw new Refusal(value.problem(
                    "rule.bad-annotation",
                    "@" + name.text() + " begins with a dash",
                    "A weight is from 0 to 100; every other value begins with a letter or digit."));
        }
        if (value.kind() == Kind.SYMBOL || value.kind() == Kind.END) {
            throw new Refusal(value.problem(
                    "rule.bad-annotation", "@" + name.text() + " has no value", "Write it in the parentheses."));
        }
        tokens.expect(")", "An annotation has one value; close it with ).");
        if (values.put(name.text(), value) != null) {
            throw new Refusal(name.problem("rule.twice", "@" + name.text() + " stands twice", "Remove one of them."));
        }
    }

    /** Words and numbers joined by dashes without spaces are one value. */
    private static Token dashed(Tokens tokens) {
        Token value = tokens.next();
        while (joins(value) && tokens.peek().is("-") && tokens.peek().start() == value.end()) {
            Token dash = tokens.next();
            Token next = tokens.next();
            if (!joins(next) || next.start() != dash.end()) {
                throw new Refusal(dash.problem(
                        "rule.bad-annotation", "a value does not end with a dash", "Remove the dash, or write on."));
            }
            String joined = value.text() + "-" + next.text();
            value = new Token(Kind.WORD, joined, value.line(), value.column(), value.start(), next.end());
        }
        return value;
    }

    private static boolean joins(Token token) {
        return token.kind() == Kind.WORD || token.kind() == Kind.NUMBER;
    }

    private String matching(HeaderPart part) {
        Token value = value(part);
        if (!part.fits(value.text())) {
            throw bad(value, part, "Write it like " + example(part) + ".");
        }
        return value.text();
    }

    private Token value(HeaderPart part) {
        return Objects.requireNonNull(values.get(part.property()));
    }

    private static String example(HeaderPart part) {
        return "@" + part.property() + "(" + part.example() + ")";
    }

    private static Refusal bad(Token value, HeaderPart part, String hint) {
        String message = "a " + part.property() + " " + part.made() + ", not " + value.shown();
        return new Refusal(value.problem("rule.bad-annotation", message, hint));
    }
}
