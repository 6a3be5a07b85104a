package io.tripline.rules.language;

import io.tripline.rules.language.Token.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Cuts rule text into tokens. A character that has no place in the language is a problem, and is skipped. */
final class Lexer {
    private static final Map<String, Integer> SECONDS = Map.of("s", 1, "m", 60, "min", 60, "h", 3_600, "d", 86_400);

    /** The code of a character that has no place in the language. */
    static final String BAD_CHARACTER = "rule.bad-character";

    static final int MAX_STRING = 256;
    static final int MAX_WORD = 128;

    private static final int MAX_PROBLEMS = 20;
    private static final String SYMBOLS = "( ) , ; @ + - * < > !";
    private static final List<String> PAIRS = List.of("==", "!=", ">=", "<=", "&&", "||");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;

    Lexer(String text) {
        this.text = text;
    }

    /** The tokens in order, END last. */
    List<Token> tokens() {
        while (at < text.length() && problems.size() < MAX_PROBLEMS) {
            next();
        }
        tokens.add(new Token(Kind.END, "", line, column(at), at, at));
        return tokens;
    }

    List<Problem> problems() {
        return problems;
    }

    private void next() {
        char c = text.charAt(at);
        if (c == '\n') {
            at++;
            line++;
            lineStart = at;
        } else if (c == ' ' || c == '\t' || c == '\r') {
            at++;
        } else if (text.startsWith("//", at)) {
            skipTo(text.indexOf('\n', at));
        } else if (text.startsWith("/*", at)) {
            blockComment();
        } else if (c == '"') {
            string();
        } else if (digit(c)) {
            number();
        } else if (letter(c)) {
            word();
        } else {
            symbol(c);
        }
    }

    private void blockComment() {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            problem("rule.open-comment", "this comment is never closed", "End it with */.");
        }
        int stop = end < 0 ? text.length() : end + 2;
        for (; at < stop; at++) {
            if (text.charAt(at) == '\n') {
                line++;
                lineStart = at + 1;
            }
        }
    }

    private void string() {
        StringBuilder value = new StringBuilder();
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) != '\n') {
            if (text.charAt(end) == '\\') {
                end++;
                if (end >= text.length() || (text.charAt(end) != '"' && text.charAt(end) != '\\')) {
                    problem("rule.bad-escape", "this text has an unknown escape", "Only \\\" and \\\\ are known.");
                    skipTo(text.indexOf('\n', at));
                    return;
                }
            }
            value.append(text.charAt(end++));
        }
        if (end >= text.length() || text.charAt(end) == '\n') {
            problem("rule.open-string", "this text is not closed on its line", "End it with \".");
            skipTo(text.indexOf('\n', at));
        } else {
            if (value.length() > MAX_STRING) {
                problem("rule.long-string", "this text is longer than " + MAX_STRING + " characters", "Shorten it.");
            } else if (value.chars().anyMatch(Character::isISOControl)) {
                problem("rule.control-character", "this text has a control character", "Remove it.");
            }
            add(Kind.STRING, value.toString(), end + 1);
        }
    }

    /** What somebody who writes 24h means; empty for what is no duration. */
    private static Optional<String> seconds(String number, String unit) {
        Integer one = SECONDS.get(unit);
        return one == null || number.length() > Numbers.MAX_DIGITS
                ? Optional.empty()
                : Optional.of(new BigDecimal(number)
                        .multiply(BigDecimal.valueOf(one))
                        .stripTrailingZeros()
                        .toPlainString());
    }

    private void number() {
        int end = run(at, Lexer::digit);
        if (end + 1 < text.length() && text.charAt(end) == '.' && digit(text.charAt(end + 1))) {
            end = run(end + 1, Lexer::digit);
        }
        if (end < text.length() && letter(text.charAt(end))) {
            int stop = run(end, Lexer::wordPart);
            problem(
                    "rule.bad-number",
                    text.substring(at, Math.min(stop, at + MAX_WORD)) + " is not a number",
                    seconds(text.substring(at, end), text.substring(end, stop))
                            .map(seconds -> "Ages are in seconds: write " + seconds + ".")
                            .orElse("Write digits with an optional fraction, such as 12 or 0.5, without a unit."));
            skipTo(stop);
        } else if (end + 1 < text.length() && text.charAt(end) == '.' && digit(text.charAt(end + 1))) {
            int stop = run(end, c -> digit(c) || c == '.');
            problem(
                    "rule.bad-number",
                    text.substring(at, Math.min(stop, at + MAX_WORD)) + " is not a number",
                    "A number has one point at most; a version with more stands in quotes, such as \"1.2.3\".");
            skipTo(stop);
        } else if (end - at > Numbers.MAX_DIGITS) {
            problem("rule.bad-number", "this number has more than 15 digits", "Use a smaller number.");
            skipTo(end);
        } else {
            add(Kind.NUMBER, text.substring(at, end), end);
        }
    }

    private void word() {
        int end = run(at, Lexer::wordPart);
        while (end + 1 < text.length() && text.charAt(end) == '.' && wordPart(text.charAt(end + 1))) {
            end = run(end + 1, Lexer::wordPart);
        }
        if (end - at > MAX_WORD) {
            problem("rule.long-word", "this word is longer than " + MAX_WORD + " characters", "Shorten it.");
            skipTo(end);
        } else {
            add(Kind.WORD, text.substring(at, end), end);
        }
    }

    private void symbol(char c) {
        String pair = text.substring(at, Math.min(at + 2, text.length()));
        if (PAIRS.contains(pair)) {
            add(Kind.SYMBOL, pair, at + 2);
        } else if (SYMBOLS.indexOf(c) >= 0) {
            add(Kind.SYMBOL, String.valueOf(c), at + 1);
        } else {
            int codePoint = text.codePointAt(at);
            problem(
                    BAD_CHARACTER,
                    "the character " + shown(codePoint) + " is not part of the rule language",
                    insteadOf(codePoint) + "See docs/rule-language.md for what a rule may say.");
            at += Character.charCount(codePoint);
        }
    }

    private static String insteadOf(int codePoint) {
        return switch (codePoint) {
            case '=' -> "Equality is written ==. ";
            case '\'' -> "Texts stand in double quotes. ";
            case '$', ':' -> "Nothing is bound to a name. ";
            case '[' -> "Lists stand in parentheses; str[startsWith] is written starts with. ";
            default -> "";
        };
    }

    private static String shown(int codePoint) {
        return codePoint > ' ' && codePoint < 0x7F ? Character.toString(codePoint) : "U+%04X".formatted(codePoint);
    }

    private void add(Kind kind, String value, int end) {
        tokens.add(new Token(kind, value, line, column(at), at, end));
        at = end;
    }

    private void problem(String code, String message, String hint) {
        problems.add(new Problem(line, column(at), code, message, hint));
    }

    private void skipTo(int end) {
        at = end < 0 ? text.length() : end;
    }

    private int run(int from, IntPredicate part) {
        int end = from;
        while (end < text.length() && part.test(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int column(int offset) {
        return offset - lineStart + 1;
    }

    private static boolean digit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean letter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean wordPart(int c) {
        return letter(c) || digit(c);
    }
}
