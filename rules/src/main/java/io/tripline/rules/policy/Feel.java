package io.tripline.rules.policy;

import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An expression of a policy, and where it stands.
 *
 * @param decision the name of the one it is part of; empty outside of decisions
 * @param element the DMN element that it is the text of
 */
record Feel(String text, int line, int column, String decision, String element) {
    private static final int MAX_IN = 16;
    private static final int MAX_PATHS = 4;
    private static final Pattern QUOTED = Pattern.compile("\"[^\"\\n\\r]*\"");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern PATH = Pattern.compile("(?<!\\.)\\.\\s*[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern LONG_PATH = Pattern.compile(PATH.pattern() + "\\s*" + PATH.pattern());
    private static final Pattern TEXT_RECKONED = Pattern.compile("\"\\s*[+*/]|[+*/-]\\s*\"");
    /** A bracket after a value; one that ends a range, as in {@code [40..70[}, has a bound before it and nothing in it. */
    private static final Pattern AFTER_VALUE = Pattern.compile("([A-Za-z0-9_]+|\"|\\)|\\])\\s*\\[");

    private static final Pattern RANGE_ENDS =
            Pattern.compile("\\.\\.\\s*-?\\s*([A-Za-z0-9_.]+|\"\")\\s*\\[(?=\\s*($|[,)]|(and|or|then|else)\\b))");
    private static final Set<String> BEFORE_VALUE = Set.of("in", "if", "then", "else", "and", "or", "not", "between");

    /** The words of it, without those of quoted texts. */
    Stream<String> words() {
        return WORD.matcher(bare()).results().map(MatchResult::group);
    }

    /** Whether what it makes of values can be larger than each of them. */
    boolean gathers() {
        String bare = bare();
        return bare.contains("+") || bare.contains("[") || bare.contains("..");
    }

    /** Whether quotes cannot be told from what they hold: one in a comment would make a text of what follows it. */
    boolean hides() {
        return text.contains("/*")
                || text.contains("//")
                || QUOTED.matcher(text).replaceAll("").contains("\"");
    }

    boolean asksForInput() {
        return bare().contains("?");
    }

    /** What it does that is not comparing, and can take long; in words. */
    Optional<String> unwelcome() {
        String bare = bare();
        if (LONG_PATH.matcher(bare).find() || PATH.matcher(bare).results().count() > MAX_PATHS) {
            return Optional.of("has a path such as a.b.c, or more than " + MAX_PATHS + " such as a.b");
        }
        if (words().filter("in"::equals).count() > MAX_IN) {
            return Optional.of("has the word in more than " + MAX_IN + " times");
        }
        if (filters(bare)) {
            return Optional.of("picks from a list with brackets after it");
        }
        return TEXT_RECKONED.matcher(bare).find() ? Optional.of("reckons with texts") : Optional.empty();
    }

    private static boolean filters(String bare) {
        String expression = RANGE_ENDS.matcher(bare).replaceAll("..0)");
        Matcher brackets = AFTER_VALUE.matcher(expression);
        while (brackets.find()) {
            if (!BEFORE_VALUE.contains(brackets.group(1))) {
                return true;
            }
        }
        return false;
    }

    private String bare() {
        return QUOTED.matcher(text).replaceAll("\"\"");
    }
}
