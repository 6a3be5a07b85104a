package io.tripline.traffic.expression;

import io.tripline.traffic.expression.Token.Kind;
import java.util.List;

/** Cuts an expression into tokens, one at a time. */
final class Lexer {

    private static final List<String> OPERATORS =
            List.of("==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "(", ")", ",", "?", ":", "}");

    private final String text;
    private int at;

    Lexer(String text, int start) {
        this.text = text;
        this.at = start;
    }

    Token next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at >= text.length()) {
            return new Token(Kind.END, "", text.length(), text.length());
        }
        char c = text.charAt(at);
        if (c == '\'') {
            return quoted();
        }
        if (isDigit(c)) {
            return number();
        }
        return Character.isLetter(c) || c == '_' ? name() : operator();
    }

    private Token quoted() {
        int start = at++;
        StringBuilder literal = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '\'') {
                literal.append(c);
            } else if (at < text.length() && text.charAt(at) == '\'') {
                literal.append('\'');
                at++;
            } else {
                return new Token(Kind.TEXT, literal.toString(), start, at);
            }
        }
        throw new ExpressionException(start, "this text has no closing '");
    }

    private Token number() {
        int start = at;
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        return new Token(Kind.NUMBER, text.substring(start, at), start, at);
    }

    private Token name() {
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        return new Token(Kind.NAME, text.substring(start, at), start, at);
    }

    private Token operator() {
        int start = at;
        for (String operator : OPERATORS) {
            if (text.startsWith(operator, start)) {
                at += operator.length();
                return new Token(Kind.OPERATOR, operator, start, at);
            }
        }
        throw new ExpressionException(start, "'" + text.charAt(start) + "' means nothing here");
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
