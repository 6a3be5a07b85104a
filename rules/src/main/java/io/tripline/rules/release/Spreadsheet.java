package io.tripline.rules.release;

import io.tripline.rules.evaluation.Rule;
import io.tripline.rules.language.Mistake;
import io.tripline.rules.language.Numbers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * Tables as XLSX. A release holds the cells of a spreadsheet as CSV, one line for each row, so that the file itself goes
 * nowhere: its format is dealt with once, where it comes in.
 */
public final class Spreadsheet {
    private static final int MAX_ROWS = 2_000;
    private static final int MAX_COLUMNS = 200;
    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, false);
    /** In a format without texts, colours and currencies: a part of a date or of a time. */
    private static final Pattern DATE = Pattern.compile("[dmyhs]", Pattern.CASE_INSENSITIVE);

    private static final Pattern NO_PART = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|_.|General");

    private Spreadsheet() {}

    /**
     * The cells of the only sheet, as CSV. Throws a {@link Mistake} for a file that is no spreadsheet, or holds anything but
     * plain cells: formulas, macros, links, objects, several sheets, or more than the limits.
     */
    public static String csv(byte[] xlsx) {
        SpreadsheetGuard.check(xlsx);
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx), WITH_FORMATS)) {
            List<Sheet> sheets = workbook.getSheets().toList();
            if (sheets.size() != 1) {
                throw new Mistake(
                        "table.sheets",
                        "the spreadsheet has " + sheets.size() + " sheets",
                        "Keep one sheet; put other tables into files of their own.");
            }
            return TableWriter.text(rows(sheets.getFirst()));
        } catch (Mistake mistake) {
            throw mistake;
        } catch (IOException | RuntimeException e) {
            throw new Mistake(
                    "table.unreadable",
                    "this is no readable XLSX file" + (e.getMessage() == null ? "" : ": " + e.getMessage()),
                    "Save it as Excel Workbook (.xlsx).");
        }
    }

    /** A workbook with these rules as rows. */
    public static byte[] write(Collection<Rule> rules) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Tripline", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Rules");
            List<List<String>> rows = TableWriter.rows(rules);
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    String cell = rows.get(row).get(column);
                    if (!cell.isEmpty()) {
                        sheet.value(row, column, cell);
                    }
                }
            }
            for (int column = 0; column < rows.getFirst().size(); column++) {
                sheet.style(0, column).bold().set();
            }
            sheet.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Rows by their numbers, those in between empty. */
    private static List<List<String>> rows(Sheet sheet) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (Stream<Row> stream = sheet.openStream()) {
            for (Row row : (Iterable<Row>) stream::iterator) {
                if (row.getRowNum() > MAX_ROWS || row.getCellCount() > MAX_COLUMNS) {
                    throw limit();
                }
                while (rows.size() < row.getRowNum() - 1) {
                    rows.add(List.of());
                }
                rows.add(cells(row));
            }
        }
        return rows;
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        for (Cell cell : row) {
            if (cell == null) {
                continue;
            }
            if (cell.getColumnIndex() > MAX_COLUMNS) {
                throw limit();
            }
            while (cells.size() < cell.getColumnIndex()) {
                cells.add("");
            }
            cells.add(text(cell, row.getRowNum()));
        }
        return cells;
    }

    private static String text(Cell cell, int row) {
        try {
            return text(cell);
        } catch (Mistake mistake) {
            throw mistake.in(row, cell.getColumnIndex() + 1);
        }
    }

    private static String text(Cell cell) {
        String place = " in cell " + cell.getAddress();
        String text = switch (cell.getType()) {
            case EMPTY -> "";
            case STRING -> cell.asString();
            case BOOLEAN -> cell.asBoolean().toString();
            case NUMBER ->
                isDate(cell) ? refuseDate(place) : number(cell.asNumber().doubleValue(), place);
            case FORMULA -> throw SpreadsheetGuard.formula(place);
            case ERROR -> throw new Mistake("table.bad-cell", "there is an error" + place, "Write the value itself.");
        };
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw new Mistake("table.bad-cell", "there is a line end" + place, "Write one line.");
        }
        return text;
    }

    /** A date is a number under a format that shows it as one. */
    private static boolean isDate(Cell cell) {
        String format = cell.getDataFormatString();
        return format != null
                && DATE.matcher(NO_PART.matcher(format).replaceAll("")).find();
    }

    private static String refuseDate(String place) {
        throw new Mistake(
                "table.bad-cell",
                "there is a date" + place,
                "Format the cell as text and write the value itself; a time is compared as seconds since 1970.");
    }

    private static String number(double number, String place) {
        if (!Numbers.writable(number)) {
            throw new Mistake(
                    "rule.bad-number",
                    number + " needs more than 15 digits" + place,
                    "Use a number with fewer digits; write long ones that are names as text.");
        }
        return Numbers.text(number);
    }

    private static Mistake limit() {
        return new Mistake(
                "table.limit",
                "the sheet has more than " + MAX_ROWS + " rows or " + MAX_COLUMNS + " columns",
                "Remove what is not a rule.");
    }
}
