package io.tripline.traffic.expression;

/**
 * A piece of an expression's text.
 *
 * @param text of a name or operator as written; of a text literal or quoted column without its quotes
 * @param offset where it begins
 * @param end just behind it
 */
record Token(Kind kind, String text, int offset, int end) {

    enum Kind {
        NAME,
        NUMBER,
        TEXT,
        OPERATOR,
        END
    }

    boolean is(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }

    boolean word(String word) {
        return kind == Kind.NAME && text.equals(word);
    }

    String describe() {
        return kind == Kind.END ? "the end" : "'" + text + "'";
    }
}
