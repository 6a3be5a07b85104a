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

    /** Whether so many tokens after the current one each begin where the one before ends, and the last is a number. */
    boolean adjoining(int number) {
        for (int i = at; i < at + number; i++) {
            if (i + 1 >= tokens.size()
                    || tokens.get(i).end() != tokens.get(i + 1).start()) {
                return false;
            }
        }
        return tokens.get(at + number).kind() == Kind.NUMBER;
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
