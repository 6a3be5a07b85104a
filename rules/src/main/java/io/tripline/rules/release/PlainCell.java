package io.tripline.rules.release;

import io.tripline.rules.fact.EventFields;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.language.Mistake;
import java.util.List;
import java.util.regex.Pattern;

/** Refuses cells without quotes that look like something else than the text or number they would be read as. */
record PlainCell(FactCatalogue facts) {
    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9][0-9.,'_ ]*%?");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Pattern FACT = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z0-9_]+)+");
    private static final List<String> BOOLEANS = List.of("TRUE", "True", "FALSE", "False");

    /** No letter stands for others. */
    static void requireSomething(String cell) {
        if (cell.equals("*")) {
            throw mistake(
                    "* stands for nothing here",
                    "Leave the cell empty, which asks nothing, or write \"*\" in quotes for the text.");
        }
    }

    /** The same part between bars. */
    static String requireOne(String part) {
        if (!part.startsWith("\"") && (part.indexOf(',') >= 0 || part.indexOf(';') >= 0)) {
            throw mistake(
                    TableCell.shown(part) + " has another separator than a bar",
                    "Write PAYMENT | TRANSFER, a number with a point, or \"a, b\" in quotes for a text.");
        }
        return part;
    }

    /** The same cell, unless only somebody used to other ways of writing reads it as a number. */
    static String requireDecimal(String cell) {
        if (DECIMAL.matcher(cell).matches() && !NUMBER.matcher(cell).matches()) {
            throw new Mistake(
                    "rule.bad-number",
                    TableCell.shown(cell) + " is not how a number is written",
                    "Write digits with at most one point before the decimals, such as 5000, 9.5 or 0.4: no other"
                            + " separators, no percent sign.");
        }
        return cell;
    }

    static void requireNoBoolean(String cell) {
        if (BOOLEANS.contains(cell)) {
            throw mistake(
                    cell + " may be a text, or true or false",
                    "Write true or false in small letters, or \"" + cell + "\" in quotes for the text.");
        }
    }

    /** The same text. */
    String requireText(String cell) {
        if (cell.indexOf('|') >= 0) {
            throw mistake(
                    TableCell.shown(cell) + " has a bar, which separates values under in and not in",
                    "Use such a column for a list, or put the text in quotes.");
        }
        if (facts.find(cell).isPresent() || field(cell)) {
            throw mistake(
                    TableCell.shown(cell) + " is the name of a field or fact",
                    "Put it in quotes if the text is meant; compare with other values under when.");
        }
        return cell;
    }

    /** Whether quotes are needed, whatever the facts. */
    static boolean couldBeTaken(String text) {
        return BOOLEANS.contains(text) || field(text) || FACT.matcher(text).matches();
    }

    private static boolean field(String text) {
        return EventFields.type(FactSource.INTERACTION, text).isPresent();
    }

    private static Mistake mistake(String message, String hint) {
        return new Mistake("table.bad-cell", message, hint);
    }
}
