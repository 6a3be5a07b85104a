package io.tripline.rules.language;

import io.tripline.rules.evaluation.Comparison;
import io.tripline.rules.evaluation.Condition;
import io.tripline.rules.evaluation.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes rules as text for people. {@link RuleText} reads it back to the same rule. */
public final class RuleWriter {
    private static final int LINE = 110;
    private static final String INDENT = "    ";
    private static final Pattern PLAIN_GROUP = Pattern.compile("[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*");
    private static final Pattern PLAIN_VERSION = Pattern.compile("[A-Za-z][A-Za-z0-9]*|[0-9]{1,15}");

    private RuleWriter() {}

    /** The text of a file with these rules. */
    public static String text(Collection<Rule> rules) {
        return rules.stream().map(RuleWriter::text).collect(Collectors.joining("\n\n", "", "\n"));
    }

    /** The text of one rule, from its first word to {@code end}. */
    public static String text(Rule rule) {
        List<Condition> conditions =
                rule.condition() instanceof Condition.All all ? all.conditions() : List.of(rule.condition());
        int fields = 0;
        while (fields < conditions.size() && !asksAFact(conditions.get(fields))) {
            fields++;
        }
        return "rule " + quoted(rule.id()) + "\n"
                + INDENT + "@name(" + quoted(rule.name()) + ") @reason(" + rule.reasonCode() + ") @weight("
                + Numbers.text(rule.weight()) + ") @mode(" + rule.mode() + ") @group("
                + plain(rule.group(), PLAIN_GROUP) + ") @version(" + plain(rule.version(), PLAIN_VERSION) + ")\n"
                + "when\n"
                + pattern("Interaction", conditions.subList(0, fields))
                + pattern("Facts", conditions.subList(fields, conditions.size()))
                + "then\n"
                + INDENT + "hit();\n"
                + "end";
    }

    /** A condition as it stands in a rule's text. */
    public static String text(Condition condition) {
        return switch (condition) {
            case Condition.All all -> joined(all.conditions(), " and ");
            case Condition.Any any -> joined(any.conditions(), " or ");
            case Condition.Not not -> "not " + part(not.condition());
            case Condition.Compare compare ->
                compare.left().path() + " " + compare.comparison().symbol() + " " + (mayBeTexts(compare) ? "1 * " : "")
                        + sum(compare.right());
            case Condition.Between between ->
                between.left().path() + " between " + Numbers.text(between.low()) + " and "
                        + Numbers.text(between.high());
            case Condition.OneOf oneOf -> oneOf(oneOf);
            case Condition.Same same ->
                same.left().path()
                        + (same.negated() ? " != " : " == ")
                        + same.right().path();
            case Condition.TextPart part ->
                part.left().path() + " " + part.operator().words() + " " + quoted(part.part());
            case Condition.Presence presence ->
                presence.left().path() + (presence.present() ? " is present" : " is absent");
        };
    }

    /** Whether this comparison of two numbers would read as one of values that may be texts as well. */
    private static boolean mayBeTexts(Condition.Compare compare) {
        boolean equality = compare.comparison() == Comparison.EQ || compare.comparison() == Comparison.NE;
        List<Condition.Term> terms = compare.right().terms();
        return equality
                && compare.left().textual()
                && compare.right().constant() == 0
                && terms.size() == 1
                && terms.getFirst().factor() == 1
                && terms.getFirst().name().textual();
    }

    /** A text in quotes. */
    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** A sum as it stands in a rule's text. */
    public static String sum(Condition.Sum sum) {
        StringBuilder text = new StringBuilder();
        for (Condition.Term term : sum.terms()) {
            sign(text, term.factor() < 0);
            if (Math.abs(term.factor()) != 1) {
                text.append(Numbers.text(Math.abs(term.factor()))).append(" * ");
            }
            text.append(term.name().path());
        }
        if (sum.constant() != 0 || sum.terms().isEmpty()) {
            sign(text, sum.constant() < 0);
            text.append(Numbers.text(Math.abs(sum.constant())));
        }
        return text.toString();
    }

    private static void sign(StringBuilder text, boolean minus) {
        if (!text.isEmpty()) {
            text.append(minus ? " - " : " + ");
        } else if (minus) {
            text.append('-');
        }
    }

    private static String pattern(String name, List<Condition> conditions) {
        if (conditions.isEmpty()) {
            return "";
        }
        List<String> parts = conditions.stream().map(RuleWriter::text).toList();
        String line = INDENT + name + "( " + String.join(", ", parts) + " )\n";
        return line.length() <= LINE
                ? line
                : INDENT + name + "(\n" + INDENT + INDENT + String.join(",\n" + INDENT + INDENT, parts) + " )\n";
    }

    private static String joined(List<Condition> conditions, String word) {
        return conditions.stream().map(RuleWriter::part).collect(Collectors.joining(word));
    }

    private static String part(Condition condition) {
        boolean joined = condition instanceof Condition.All || condition instanceof Condition.Any;
        return joined ? "(" + text(condition) + ")" : text(condition);
    }

    private static String oneOf(Condition.OneOf oneOf) {
        List<String> values = new ArrayList<>();
        oneOf.values().forEach(value -> values.add(value(value)));
        if (values.size() == 1 && !(oneOf.values().getFirst() instanceof Double)) {
            return oneOf.left().path() + (oneOf.negated() ? " != " : " == ") + values.getFirst();
        }
        return oneOf.left().path() + (oneOf.negated() ? " not in (" : " in (") + String.join(", ", values) + ")";
    }

    private static String value(Object value) {
        return switch (value) {
            case Double number -> Numbers.text(number);
            case Boolean flag -> flag.toString();
            default -> quoted(value.toString());
        };
    }

    private static String plain(String text, Pattern pattern) {
        return pattern.matcher(text).matches() ? text : quoted(text);
    }

    /** Whether a fact stands first in one of its comparisons, which a pattern of the interaction has no place for. */
    private static boolean asksAFact(Condition condition) {
        return switch (condition) {
            case Condition.All all -> all.conditions().stream().anyMatch(RuleWriter::asksAFact);
            case Condition.Any any -> any.conditions().stream().anyMatch(RuleWriter::asksAFact);
            case Condition.Not not -> asksAFact(not.condition());
            case Condition.Compare compare -> compare.left().fact();
            case Condition.Between between -> between.left().fact();
            case Condition.OneOf oneOf -> oneOf.left().fact();
            case Condition.Same same -> same.left().fact();
            case Condition.TextPart part -> part.left().fact();
            case Condition.Presence presence -> presence.left().fact();
        };
    }
}
