package io.tripline.rules.release;

import io.tripline.rules.evaluation.Comparison;
import io.tripline.rules.evaluation.Condition;
import io.tripline.rules.evaluation.Name;
import io.tripline.rules.evaluation.TextOperator;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.language.Conditions;
import io.tripline.rules.language.Mistake;
import io.tripline.rules.language.Numbers;
import io.tripline.rules.language.RuleWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the cells of conditions say: plain data, in quotes where it could be taken for something else. */
final class TableCell {
    static final List<String> OPERATORS = Stream.concat(
                    Stream.of("==", "!=", "<", "<=", ">", ">=", "in", "not in", "between", "is"),
                    TextOperator.WORDS.stream())
            .toList();

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,15})?");
    private static final Pattern DIFFERENCE = Pattern.compile("[0-9.]{1,20}-[0-9.]{1,20}");
    private static final Pattern RANGE = Pattern.compile("(-?[0-9.]{1,20})\\s*\\.\\.\\s*(-?[0-9.]{1,20})");

    private final Conditions conditions;
    private final PlainCell plain;

    TableCell(Conditions conditions, FactCatalogue facts) {
        this.conditions = conditions;
        this.plain = new PlainCell(facts);
    }

    /** The condition that a cell under this name and operator says. */
    Condition read(Name left, String operator, String cell) {
        PlainCell.requireSomething(cell);
        return switch (operator) {
            case "is" -> presence(left, cell);
            case "between" -> between(left, cell);
            case "in", "not in" -> {
                List<Object> values = split(cell).stream()
                        .map(value -> literal(left, PlainCell.requireOne(value)))
                        .toList();
                yield conditions.oneOf(left, operator.equals("not in"), values);
            }
            case "contains", "starts with", "ends with" ->
                Conditions.textPart(
                        left,
                        TextOperator.of(operator).orElseThrow(),
                        cell.startsWith("\"") ? unquoted(cell) : plain.requireText(cell));
            default -> comparison(left, operator, cell);
        };
    }

    /** The operator of the column for this condition; empty when only text can say it. */
    static String operator(Condition condition) {
        return switch (condition) {
            case Condition.Compare compare -> compare.comparison().symbol();
            case Condition.Between _ -> "between";
            case Condition.Presence _ -> "is";
            case Condition.TextPart part -> part.operator().words();
            case Condition.OneOf oneOf ->
                oneOf.values().size() == 1 && !(oneOf.values().getFirst() instanceof Double)
                        ? (oneOf.negated() ? "!=" : "==")
                        : (oneOf.negated() ? "not in" : "in");
            default -> "";
        };
    }

    private static Condition presence(Name left, String cell) {
        if (!cell.equals("present") && !cell.equals("absent")) {
            throw new Mistake("table.bad-cell", shown(cell) + " is neither present nor absent", "Write one of them.");
        }
        return new Condition.Presence(left, cell.equals("present"));
    }

    private Condition between(Name left, String cell) {
        var range = RANGE.matcher(cell);
        if (!range.matches() || !isNumber(range.group(1)) || !isNumber(range.group(2))) {
            throw new Mistake("table.bad-cell", shown(cell) + " is no range", "Write 8000 .. 9999.99.");
        }
        return conditions.between(left, Double.parseDouble(range.group(1)), Double.parseDouble(range.group(2)));
    }

    private Condition comparison(Name left, String operator, String cell) {
        var comparison = Conditions.comparison(operator).orElseThrow();
        boolean sum = left.numeric() && !isNumber(cell) && !left.textual();
        return sum && !cell.startsWith("\"")
                ? sum(left, comparison, PlainCell.requireDecimal(cell))
                : conditions.compare(left, comparison, literal(left, cell));
    }

    private Condition sum(Name left, Comparison comparison, String cell) {
        if (DIFFERENCE.matcher(cell).matches()) {
            throw numbersOnly(cell);
        }
        Condition condition = conditions.compareWithText(left, comparison, cell);
        if (condition instanceof Condition.Compare compare
                && compare.right().terms().isEmpty()) {
            throw numbersOnly(cell);
        }
        return condition;
    }

    /** It is hardly meant as a sum: 5000-10000. */
    private static Mistake numbersOnly(String cell) {
        return new Mistake(
                "table.bad-cell",
                shown(cell) + " is a sum of numbers only",
                "Write one number; a range is two columns, >= and <=, or 5000 .. 10000 under between.");
    }

    private Object literal(Name left, String cell) {
        if (cell.startsWith("\"")) {
            return unquoted(cell);
        }
        if (left.numeric() && isNumber(cell)) {
            return Double.valueOf(Double.parseDouble(cell) + 0.0);
        }
        if (left.numeric() && left.textual() && (cell.equals("true") || cell.equals("false"))) {
            return Boolean.valueOf(cell);
        }
        if (!left.textual()) {
            PlainCell.requireDecimal(cell);
            throw new Mistake(
                    "rule.type", shown(cell) + " is no number", "Write digits with an optional fraction, such as 0.5.");
        }
        if (left.numeric()) {
            PlainCell.requireNoBoolean(cell);
        }
        return plain.requireText(cell);
    }

    private static boolean isNumber(String cell) {
        return NUMBER.matcher(cell).matches();
    }

    private static String unquoted(String cell) {
        StringBuilder text = new StringBuilder();
        int at = 1;
        while (at < cell.length() && cell.charAt(at) != '"') {
            if (cell.charAt(at) == '\\' && at + 1 < cell.length()) {
                at++;
            }
            text.append(cell.charAt(at++));
        }
        if (at != cell.length() - 1) {
            throw new Mistake(
                    "table.bad-cell",
                    shown(cell) + " does not end where its quotes do",
                    "Write \\\" for a quote inside, or leave the quotes out.");
        }
        return text.toString();
    }

    /** The parts between bars; a bar in quotes separates nothing. */
    private static List<String> split(String cell) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < cell.length(); at++) {
            char c = cell.charAt(at);
            if (c == '|' && !quoted) {
                parts.add(part.toString().strip());
                part.setLength(0);
                continue;
            }
            if (c == '"' && (quoted || part.toString().isBlank())) {
                quoted = !quoted;
            }
            part.append(c);
            if (c == '\\' && quoted && at + 1 < cell.length()) {
                part.append(cell.charAt(++at));
            }
        }
        parts.add(part.toString().strip());
        if (parts.stream().anyMatch(String::isEmpty)) {
            throw new Mistake("table.bad-cell", shown(cell) + " has an empty value", "Write PAYMENT | TRANSFER.");
        }
        return parts;
    }

    /** The text of a cell with this condition, whose operator is not empty; empty when only text can say it. */
    static String write(Condition condition) {
        return switch (condition) {
            case Condition.Compare compare -> sum(compare);
            case Condition.Between between -> Numbers.text(between.low()) + " .. " + Numbers.text(between.high());
            case Condition.Presence presence -> presence.present() ? "present" : "absent";
            case Condition.TextPart part -> value(part.left(), part.part());
            case Condition.OneOf oneOf ->
                oneOf.values().stream().map(value -> value(oneOf.left(), value)).collect(Collectors.joining(" | "));
            default -> "";
        };
    }

    private static String sum(Condition.Compare compare) {
        if (compare.right().terms().isEmpty()) {
            return Numbers.text(compare.right().constant());
        }
        String sum = RuleWriter.sum(compare.right());
        // A cell that begins with a sign could be taken for a formula.
        return compare.left().textual() ? "" : sum.startsWith("-") ? "0 - " + sum.substring(1) : sum;
    }

    private static String value(Name left, Object value) {
        if (value instanceof Double number) {
            return Numbers.text(number);
        }
        if (value instanceof Boolean flag) {
            return flag.toString();
        }
        String text = value.toString();
        boolean taken = PlainCell.couldBeTaken(text)
                || (left.numeric() && (isNumber(text) || text.equals("true") || text.equals("false")));
        boolean plain = !taken
                && text.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._:/-]{0,200}")
                && text.strip().equals(text);
        return plain ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    static String shown(String cell) {
        return cell.length() <= 60 ? cell : cell.substring(0, 60) + "…";
    }
}
