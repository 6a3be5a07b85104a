package io.tripline.rules.language;

import io.tripline.rules.language.Token.Kind;
import java.util.List;

/** A place in a list of tokens. */
final class Tokens {
    private final List<Token> tokens;
    private int at;

    Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    /** The token after the current one. */
    Token afterNext() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    /** Whether two numbers come with a - between them, and no blank: 5000-10000. */
    boolean atJoinedNumbers() {
        if (at + 2 >= tokens.size()) {
            return false;
        }
        Token low = peek();
        Token minus = afterNext();
        Token high = tokens.get(at + 2);
        return low.kind() == Kind.NUMBER
                && minus.is("-")
                && high.kind() == Kind.NUMBER
                && low.end() == minus.start()
                && minus.end() == high.start();
    }

    boolean atEnd() {
        return peek().kind() == Kind.END;
    }

    Token next() {
        Token token = peek();
        if (token.kind() != Kind.END) {
            at++;
        }
        return token;
    }

    /** The token before the current one. */
    Token previous() {
        return tokens.get(at - 1);
    }

    boolean accept(String expected) {
        boolean found = peek().is(expected);
        if (found) {
            at++;
        }
        return found;
    }

    Token expect(String expected, String hint) {
        if (!peek().is(expected)) {
            throw unexpected("expected " + expected + " but found " + peek().shown(), hint);
        }
        return next();
    }

    Token expect(Kind kind, String what, String hint) {
        if (peek().kind() != kind) {
            throw unexpected("expected " + what + " but found " + peek().shown(), hint);
        }
        return next();
    }

    Refusal unexpected(String message, String hint) {
        return new Refusal(Foreign.problem(peek()).orElseGet(() -> peek().problem("rule.syntax", message, hint)));
    }

    /** Past the next {@code end}, or to the next {@code rule "…}, but beyond the failed rule's first token. */
    void skipToNextRule(Token failed) {
        if (peek().equals(failed)) {
            next();
        }
        while (!atEnd() && !startsRule()) {
            if (next().is("end")) {
                return;
            }
        }
    }

    private boolean startsRule() {
        return peek().is("rule") && tokens.get(at + 1).kind() == Kind.STRING;
    }
}
