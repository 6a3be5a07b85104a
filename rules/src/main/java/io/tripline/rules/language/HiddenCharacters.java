package io.tripline.rules.language;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds characters that a reader cannot see or that change how the rest is shown: controls, zero-width and bidirectional
 * marks, lone surrogates, characters without a meaning. A text with them may read differently from what it says.
 */
public final class HiddenCharacters {
    private static final int MAX_PROBLEMS = 20;
    /** Letters, marks and signs by their category, of which nothing is seen. The selector of coloured signs, U+FE0F, is none. */
    private static final String UNSEEN_LETTERS =
            "\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u180F\u2800\u3164\uFFA0"
                    + "\uFE00\uFE01\uFE02\uFE03\uFE04\uFE05\uFE06\uFE07\uFE08\uFE09\uFE0A\uFE0B\uFE0C\uFE0D\uFE0E";

    private HiddenCharacters() {}

    /** Where they are, in order; at most the first 20. */
    public static List<Problem> in(String text) {
        List<Problem> problems = new ArrayList<>();
        int line = 1;
        int lineStart = 0;
        for (int at = 0; at < text.length() && problems.size() < MAX_PROBLEMS; ) {
            int codePoint = text.codePointAt(at);
            if (codePoint == '\n') {
                line++;
                lineStart = at + 1;
            } else if (hidden(codePoint)) {
                problems.add(new Problem(
                        line,
                        at - lineStart + 1,
                        "text.hidden-character",
                        "there is an invisible character, U+%04X".formatted(codePoint),
                        "Remove it."));
            }
            at += Character.charCount(codePoint);
        }
        return problems;
    }

    private static boolean hidden(int codePoint) {
        if (codePoint >= ' ' && codePoint < 0x7F) {
            return false;
        }
        if (UNSEEN_LETTERS.indexOf(codePoint) >= 0 || (codePoint >= 0xE0100 && codePoint <= 0xE01EF)) {
            return true;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> codePoint != '\t' && codePoint != '\r';
            case Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
