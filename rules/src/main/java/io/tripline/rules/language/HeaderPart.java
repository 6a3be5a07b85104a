package io.tripline.rules.language;

import java.util.regex.Pattern;

/** What stands above a rule's conditions, in every form a rule is written in. */
public enum HeaderPart {
    ID(
            "id",
            "is made of small letters, digits and dashes, in two to four parts",
            "velocity.payment-burst",
            "[a-z0-9-]{1,40}(\\.[a-z0-9-]{1,40}){1,3}"),
    NAME("name", "is a text of 1 to 80 characters", "\"Payment burst\"", "\\P{Cntrl}{1,80}"),
    REASON("reason", "is made of capitals, digits and underscores", "VELOCITY_PAYMENT_BURST", "[A-Z][A-Z0-9_]{1,63}"),
    WEIGHT(
            "weight",
            "is a number from 0 to 100 with at most 2 decimals",
            "45",
            "0*(100(\\.0+)?|[0-9]{1,2}(\\.[0-9]{1,2}0*)?)"),
    MODE("mode", "is LIVE or SHADOW", "LIVE", "LIVE|SHADOW"),
    GROUP("group", "is made of small letters, digits and dashes", "velocity", "[a-z][a-z0-9-]{0,39}"),
    VERSION("version", "is made of letters, digits, dots and dashes", "1", "[A-Za-z0-9][A-Za-z0-9._-]{0,31}");

    private final String property;
    private final String made;
    private final String example;
    private final Pattern pattern;

    HeaderPart(String property, String made, String example, String pattern) {
        this.property = property;
        this.made = made;
        this.example = example;
        this.pattern = Pattern.compile(pattern);
    }

    /** Its name in annotations, guided rules and tables. */
    public String property() {
        return property;
    }

    /** What it is made of, after its name, such as {@code is made of small letters}. */
    String made() {
        return made;
    }

    public String example() {
        return example;
    }

    /** Whether it may have this value. */
    public boolean fits(String text) {
        return !text.isBlank() && pattern.matcher(text).matches();
    }

    /** Throws a mistake unless it may have this value. */
    public String require(String text) {
        if (!fits(text)) {
            throw new Mistake(
                    this == ID ? "rule.bad-id" : "rule.bad-annotation",
                    "the " + property + " " + made + ", not " + shown(text),
                    "Write it like " + example + ".");
        }
        return text;
    }

    private static String shown(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
