package io.tripline.rules.language;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which known name was meant by an unknown one. */
public final class Nearest {
    private static final int LONGEST = 100;

    private Nearest() {}

    /** The known name with the fewest edits, if they are few for its length. */
    public static Optional<String> to(String unknown, Collection<String> known) {
        if (unknown.length() > LONGEST) {
            return Optional.empty();
        }
        int most = Math.max(2, unknown.length() / 3);
        return known.stream()
                .filter(name -> Math.abs(name.length() - unknown.length()) <= most)
                .filter(name -> edits(name, unknown) <= most)
                .min(Comparator.comparingInt((String name) -> edits(name, unknown))
                        .thenComparing(name -> !name.startsWith(unknown))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** "Did you mean x?" or, without a guess, the other hint. */
    public static String hint(String unknown, Collection<String> known, String otherwise) {
        return to(unknown, known).map(name -> "Did you mean " + name + "?").orElse(otherwise);
    }

    private static int edits(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int same = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(same, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
