package io.tripline.rules.capsule;

/**
 * A place in which a capsule does not hold.
 *
 * @param path such as {@code decision.hits[0].weight}, {@code facts} or {@code release/rules/velocity.drl}
 * @param recorded what the capsule says, in one line that is safe to print
 * @param found what is so
 */
public record Difference(String path, String recorded, String found) {
    private static final int MAX_TEXT = 300;

    public Difference {
        path = printable(path);
        recorded = printable(recorded);
        found = printable(found);
    }

    @Override
    public String toString() {
        return path + ": recorded " + recorded + ", found " + found;
    }

    /** Without control characters, which could make a terminal do things, and of bounded length. */
    static String printable(String text) {
        String cut = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text;
        return cut.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "�");
    }
}
