package io.tripline.rules.language;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Words of DRL, MVEL and Java that have no place in a rule, and what to write instead. */
final class Foreign {
    /** The code of all their problems. */
    static final String CODE = "rule.unsupported";

    private static final Map<String, String> HINTS = new HashMap<>();
    private static final Set<String> METHODS = Set.of("contains", "startsWith", "endsWith", "matches", "indexOf");

    static {
        put(
                "What needs several events is a fact: declare it in facts.yaml.",
                "from accumulate acc collect forall exists over window entry-point groupby");
        put(
                "A file holds rules only: rule \"group.name\" … end.",
                "import package global declare function query dialect unit template attributes expander trait class");
        put(
                "Rules have no patterns of text. Ask for a part of it, letter by letter: contains \"x\", starts with \"x\","
                        + " ends with \"x\"; or list the values: in (\"A\", \"B\").",
                "matches like ilike rlike glob regex regexp soundslike");
        put("str[startsWith] \"x\" is written starts with \"x\"; likewise ends with.", "str");
        put("Write contains \"x\".", "contain Contains CONTAINS includes has");
        put("Write starts with \"x\".", "startsWith startswith starts_with StartsWith STARTS begins beginsWith");
        put("Write ends with \"x\".", "endsWith endswith ends_with EndsWith ENDS");
        put("Write it in front: not (userAgent contains \"x\").", "excludes notContains notMatches");
        put("List the values: in (\"A\", \"B\").", "memberOf");
        put(
                "Rules have no order, fire once and have no attributes but their annotations: leave it out.",
                "salience enabled duration timer calendars no no-loop lock lock-on-active agenda-group activation-group"
                        + " ruleflow-group auto date-effective date-expires extends");
        put(
                "What a rule does is always the same: then hit(); end",
                "insert insertLogical update modify delete retract kcontext drools channels halt do");
        put(
                "A condition compares a field or fact with values: user.payments.count_10m >= 5. No code is run.",
                "eval new this System Runtime Class Thread ProcessBuilder java javax jdk sun com org while for if else"
                        + " try throw return with assert lambda instanceof empty");
        put("There is no null: write is absent, or is present.", "null NULL Null nil");
        put(
                "The language's own words are written small: and, or, not, in, between, is present, true.",
                "AND And OR Or NOT Not IN In BETWEEN Between IS Is PRESENT ABSENT TRUE True FALSE False");
    }

    private Foreign() {}

    private static void put(String hint, String words) {
        for (String word : words.split(" ", -1)) {
            HINTS.put(word, hint);
        }
    }

    /** What to write instead of this word or dotted name, when it is one of them. */
    static Optional<String> hint(String word) {
        int dot = word.indexOf('.');
        if (dot < 0) {
            return Optional.ofNullable(HINTS.get(word));
        }
        return Optional.ofNullable(HINTS.get(word.substring(0, dot)))
                .or(() -> METHODS.contains(word.substring(word.lastIndexOf('.') + 1))
                        ? Optional.of("Nothing is called. Write userAgent contains \"x\", starts with or ends with.")
                        : Optional.empty());
    }

    /** The problem with this token, when it is one of them. */
    static Optional<Problem> problem(Token token) {
        if (token.kind() != Token.Kind.WORD) {
            return Optional.empty();
        }
        return hint(token.text())
                .map(hint -> token.problem(CODE, token.text() + " is not part of the rule language", hint));
    }
}
