package io.tripline.rules.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where in a text another text is looked for, letter by letter: large and small ones differ, and no letter stands for others. */
public enum TextOperator {
    CONTAINS("contains"),
    STARTS_WITH("starts with"),
    ENDS_WITH("ends with");

    /** The words of all of them. */
    public static final List<String> WORDS =
            Arrays.stream(values()).map(TextOperator::words).toList();

    private final String words;

    TextOperator(String words) {
        this.words = words;
    }

    /** As written in every form of rules, and shown to people. */
    public String words() {
        return words;
    }

    /** The one written with these words. */
    public static Optional<TextOperator> of(String words) {
        return Arrays.stream(values())
                .filter(operator -> operator.words.equals(words))
                .findFirst();
    }

    /** Whether the part stands there in the text. */
    public boolean holds(String text, String part) {
        return switch (this) {
            case CONTAINS -> text.contains(part);
            case STARTS_WITH -> text.startsWith(part);
            case ENDS_WITH -> text.endsWith(part);
        };
    }
}
