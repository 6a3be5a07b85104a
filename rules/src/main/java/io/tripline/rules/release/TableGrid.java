package io.tripline.rules.release;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows of a table. Fields are separated by commas, or by semicolons where the first line has more of those.
 *
 * @param rows those that are not blank, the header first
 */
record TableGrid(List<Row> rows) {
    private static final int MAX_ROWS = 1_100;
    private static final int MAX_CELLS = 100;
    private static final int MAX_CELL = 10_000;

    private static final Pattern LINE = Pattern.compile("\\bline ([0-9]{1,9})\\b");

    /**
     * One row.
     *
     * @param line from 1
     * @param cells stripped of blanks around them
     */
    record Row(int line, List<String> cells) {
        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }

    /** The rows; what cannot be read is noted, and ends the reading. */
    static TableGrid read(String file, String text, Findings findings) {
        Optional<Finding> unreadable = unreadable(file, text);
        if (unreadable.isPresent()) {
            findings.add(unreadable.get());
            return new TableGrid(List.of());
        }
        List<Row> rows = new ArrayList<>();
        int line = 1;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(text))
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            for (CsvRecord record : reader) {
                line = (int) record.getStartingLineNumber();
                List<String> cells =
                        record.getFields().stream().map(String::strip).toList();
                if (!sized(file, line, rows.size(), cells, findings)) {
                    return new TableGrid(rows);
                }
                if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                    rows.add(new Row(line, cells));
                }
            }
        } catch (CsvParseException e) {
            findings.add(new Finding(
                    file,
                    lineOf(e, line),
                    1,
                    "table.syntax",
                    "this is not CSV: " + e.getMessage(),
                    "Put cells with separators, quotes or line ends into double quotes."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TableGrid(rows);
    }

    /** What makes nonsense of all cells, so that it is said once. */
    private static Optional<Finding> unreadable(String file, String text) {
        String first = text.lines().findFirst().orElse("");
        if (first.startsWith("sep=") || first.startsWith("\"sep=")) {
            return Optional.of(new Finding(
                    file,
                    1,
                    1,
                    "table.syntax",
                    "the first line names a separator instead of columns",
                    "Remove it: commas and semicolons are told apart without it."));
        }
        if (first.indexOf('\t') >= 0 && first.indexOf(',') < 0 && first.indexOf(';') < 0) {
            return Optional.of(new Finding(
                    file,
                    1,
                    1,
                    "table.syntax",
                    "the cells are separated by tabs",
                    "Save it with commas or semicolons between them."));
        }
        return new CsvCells(text, separator(text))
                .openQuote()
                .map(place -> new Finding(
                        file,
                        place.line(),
                        place.cell(),
                        "table.syntax",
                        "the quote that this cell begins with is not closed",
                        "End the cell with a double quote, and double the quotes inside."));
    }

    /** The cell, from 1, that holds the character in this line and column. */
    static int cellAt(String text, int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        return new CsvCells(text, separator(text)).at(start + column - 1).cell();
    }

    /** The reader tells the line of the row it stopped in only in words; without them it is this one or later. */
    private static int lineOf(CsvParseException e, int line) {
        Matcher words = LINE.matcher(String.valueOf(e.getMessage()));
        return words.find() ? Integer.parseInt(words.group(1)) : line;
    }

    private static boolean sized(String file, int line, int rows, List<String> cells, Findings findings) {
        if (rows >= MAX_ROWS || cells.size() > MAX_CELLS || cells.stream().anyMatch(cell -> cell.length() > MAX_CELL)) {
            findings.add(new Finding(
                    file,
                    line,
                    1,
                    "table.limit",
                    "a table has at most " + MAX_ROWS + " rows of " + MAX_CELLS + " cells of " + MAX_CELL
                            + " characters",
                    "Split it."));
            return false;
        }
        return true;
    }

    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        long commas = first.chars().filter(c -> c == ',').count();
        long semicolons = first.chars().filter(c -> c == ';').count();
        return semicolons > commas ? ';' : ',';
    }
}
