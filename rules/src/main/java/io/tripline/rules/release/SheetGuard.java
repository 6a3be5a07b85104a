package io.tripline.rules.release;

import io.tripline.rules.language.Mistake;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Lets through a sheet whose rows and cells each stand once, in order and in sight. The library takes the last of several
 * cells, and nothing for a text that is not there: either way a condition would be lost without a word.
 */
final class SheetGuard {
    private static final Pattern ADDRESS = Pattern.compile("([A-Z]{1,3})([1-9][0-9]{0,7})");
    private static final Pattern INDEX = Pattern.compile("[0-9]{1,8}");

    private int row;
    private int rows;
    private int column;
    private int atRow;
    private int atColumn;
    private String cell = "";
    private String type = "";
    private @Nullable StringBuilder value;
    private boolean inValue;
    private int highestText = -1;
    private @Nullable Mistake noHighestText;

    /** Throws a {@link Mistake}, at the row and cell where it is unless it is outside of all. */
    void start(XMLStreamReader xml) {
        try {
            element(xml);
        } catch (Mistake mistake) {
            throw mistake.in(atRow, atColumn);
        }
    }

    private void element(XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "f" -> throw SpreadsheetGuard.formula(cell.isEmpty() ? "" : " in cell " + cell);
            case "hyperlink", "hyperlinks" ->
                throw SpreadsheetGuard.refused("the spreadsheet has links", "Remove them.");
            case "sheetFormatPr" -> seen(xml, "zeroHeight", "rows", "");
            case "col" -> {
                seen(xml, "hidden", "columns", "");
                seen(xml, "width", "columns");
            }
            case "row" -> row(xml);
            case "c" -> cell(xml);
            case "v" -> value();
            case "is" -> inline();
            default -> {}
        }
    }

    void text(String text) {
        if (inValue && value != null) {
            value.append(text);
        }
    }

    void end(String element) {
        if (element.equals("sheetData")) {
            at(0, 0);
        }
        if (element.equals("v")) {
            inValue = false;
        } else if (element.equals("c") && type.equals("s")) {
            named(value == null ? "" : value.toString());
        }
    }

    /** Once it is known how many texts the file has. */
    void texts(int count) {
        if (noHighestText != null && highestText >= count) {
            throw noHighestText;
        }
    }

    private void row(XMLStreamReader xml) {
        String number = xml.getAttributeValue(null, "r");
        // A row without a number is counted as the library does.
        rows++;
        int next = number == null ? rows : number(number);
        at(next, 1);
        if (next <= row) {
            throw bad("row " + next + " stands twice or out of order");
        }
        row = next;
        column = 0;
        seen(xml, "hidden", "rows", ": row " + row);
        seen(xml, "ht", "rows");
    }

    private void cell(XMLStreamReader xml) {
        String address = xml.getAttributeValue(null, "r");
        at(row, column + 1);
        int next = address == null ? column + 1 : columnOf(address);
        cell = address == null ? "" : address;
        at(row, next);
        if (next <= column) {
            throw bad("cell " + cell + " stands twice or out of order");
        }
        column = next;
        String given = xml.getAttributeValue(null, "t");
        type = given == null ? "n" : given;
        value = null;
    }

    private void at(int foundRow, int foundColumn) {
        atRow = foundRow;
        atColumn = foundColumn;
    }

    private int columnOf(String address) {
        Matcher matcher = ADDRESS.matcher(address);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) != row) {
            throw bad("cell " + address + " is not of its row, " + row);
        }
        return matcher.group(1).chars().reduce(0, (sum, letter) -> sum * 26 + letter - 'A' + 1);
    }

    private void value() {
        if (value != null || type.equals("inlineStr")) {
            throw bad("cell " + cell + " has two values");
        }
        value = new StringBuilder();
        inValue = true;
    }

    private void inline() {
        if (value != null || !type.equals("inlineStr")) {
            throw bad("cell " + cell + " has two values or a text that its type hides");
        }
        value = new StringBuilder();
    }

    private void named(String index) {
        if (!INDEX.matcher(index).matches()) {
            throw noText();
        }
        int number = Integer.parseInt(index);
        if (number > highestText) {
            highestText = number;
            noHighestText = noText();
        }
    }

    private static void seen(XMLStreamReader xml, String attribute, String what, String place) {
        String hidden = xml.getAttributeValue(null, attribute);
        if (hidden != null && !hidden.equals("0") && !hidden.equals("false")) {
            throw hidden(what, place);
        }
    }

    private static void seen(XMLStreamReader xml, String size, String what) {
        String given = xml.getAttributeValue(null, size);
        try {
            if (given != null && new BigDecimal(given).signum() == 0) {
                throw hidden(what, "");
            }
        } catch (NumberFormatException e) {
            throw bad("the size of " + what + " is no number");
        }
    }

    private static int number(String number) {
        try {
            return Integer.parseInt(number);
        } catch (NumberFormatException e) {
            throw bad("the number of a row is none");
        }
    }

    private static Mistake hidden(String what, String place) {
        return SpreadsheetGuard.refused("the spreadsheet has hidden " + what + place, "Show or delete them.");
    }

    private Mistake noText() {
        return new Mistake(
                        "table.bad-cell",
                        "cell " + cell + " names a text that the file does not have",
                        "Write the value again.")
                .in(row, column);
    }

    private static Mistake bad(String message) {
        return new Mistake("table.bad-cell", message, "Save it again with a spreadsheet program.");
    }
}
