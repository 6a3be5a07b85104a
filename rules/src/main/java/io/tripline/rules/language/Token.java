package io.tripline.rules.language;

/**
 * The smallest part of a rule's text.
 *
 * @param text of a STRING without its quotes and escapes
 * @param start offset of its first character
 * @param end offset after its last character
 */
record Token(Kind kind, String text, int line, int column, int start, int end) {
    enum Kind {
        WORD,
        STRING,
        NUMBER,
        SYMBOL,
        END
    }

    boolean is(String expected) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equals(expected);
    }

    /** As quoted in a message. */
    String shown() {
        return switch (kind) {
            case END -> "the end of the file";
            case STRING -> "\"" + text + "\"";
            default -> text;
        };
    }

    Problem problem(String code, String message, String hint) {
        return new Problem(line, column, code, message, hint);
    }
}
