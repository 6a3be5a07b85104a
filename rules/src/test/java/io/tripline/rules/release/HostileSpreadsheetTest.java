package io.tripline.rules.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spreadsheets of an attacker are refused within a second, whatever is in the archive. */
class HostileSpreadsheetTest {
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xl/vbaProject.bin",
                "xl/macrosheets/sheet1.xml",
                "xl/externalLinks/externalLink1.xml",
                "xl/embeddings/oleObject1.bin",
                "xl/activeX/activeX1.xml",
                "xl/connections.xml",
                "xl/queryTables/queryTable1.xml"
            })
    void macrosLinksAndObjectsAreRefused(String part) throws IOException {
        Map<String, byte[]> parts = parts();
        parts.put(part, bytes("<x/>"));
        assertThat(code(parts)).isEqualTo("table.refused");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    <sheetData> | <!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><sheetData> | table.unreadable
                    </sheetData> | <row r="9"><c r="B9"><f>SYSTEM("id")</f><v>1</v></c></row></sheetData> | table.formula
                    </sheetData> | <row r="9"><c r="B9" t="e"><v>#REF!</v></c></row></sheetData> | table.bad-cell
                    </sheetData> | <row r="999999"><c r="A999999"><v>1</v></c></row></sheetData> | table.limit
                    </sheetData> | <row r="9"><c r="XFD9"><v>1</v></c></row></sheetData> | table.limit
                    </sheetData> | <row r="9"><c r="A9"><v>1e-2147483649</v></c></row></sheetData> | table.unreadable
                    </sheetData> | <row r="9"><c r="A9"><v>1e400</v></c></row></sheetData> | rule.bad-number
                    </sheetData> | <row r="-1"><c r="A-1"><v>1</v></c></row></sheetData> | table
                    """)
    void sheetsHoldPlainCellsOnly(String part, String instead, String code) throws IOException {
        Map<String, byte[]> parts = parts();
        String sheet = new String(parts.get(SHEET), StandardCharsets.UTF_8);
        assertThat(sheet).contains(part);
        parts.put(SHEET, bytes(sheet.replace(part, instead)));
        assertThat(code(parts)).startsWith(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    <c r="I9" t="s"><v>99999999</v></c>                    | cell I9 names a text that the file does not have
                    <c r="I9" t="s"><v>-1</v></c>                          | cell I9 names a text that the file does not have
                    <c r="I9" t="s"><v>x</v></c>                           | cell I9 names a text that the file does not have
                    <c r="I9" t="s"><v></v></c>                            | cell I9 names a text that the file does not have
                    <c r="I9" t="s"/>                                      | cell I9 names a text that the file does not have
                    <c r="I9"><v>1</v></c><c r="I9"/>                      | cell I9 stands twice or out of order
                    <c r="I9"><v>1</v></c><c r="H9"><v>1</v></c>           | cell H9 stands twice or out of order
                    <c r="I8"><v>1</v></c>                                 | cell I8 is not of its row, 9
                    <c r="I9"><v>1</v><v>2</v></c>                         | cell I9 has two values
                    <c r="I9"><is><t>x</t></is></c>                        | cell I9 has two values or a text that its type hides
                    <c r="I9"/></row><row r="9">                           | row 9 stands twice or out of order
                    <c r="I9"/></row><row r="3">                           | row 3 stands twice or out of order
                    """)
    void noCellIsLost(String cells, String message) throws IOException {
        assertThat(message("</sheetData>", "<row r=\"9\">" + cells + "</row></sheetData>"))
                .isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    <row r="9"><c r="B9"><f>1+1</f><v>2</v></c></row>         | 9 | 2
                    <row r="9"><c r="C9" t="e"><v>#REF!</v></c></row>         | 9 | 3
                    <row r="12"><c r="I12" t="s"><v>99999999</v></c></row>    | 12 | 9
                    <row r="12"><c r="I12" t="s"><v>x</v></c></row>           | 12 | 9
                    <row r="7" hidden="1"/>                                   | 7 | 1
                    <row r="9"><c r="I9"/><c r="H9"/></row>                   | 9 | 8
                    <row r="9"><c r="B9"/><c r="I8"/></row>                   | 9 | 3
                    <row r="9"><c r="I9"/></row><row r="8"/>                  | 8 | 1
                    <row r="9"><c r="I9"><v>1</v><v>2</v></c></row>           | 9 | 9
                    """)
    void whatIsWrongIsSaidAtItsRowAndColumn(String row, int line, int column) throws IOException {
        Map<String, byte[]> parts = parts();
        String sheet = new String(parts.get(SHEET), StandardCharsets.UTF_8);
        parts.put(SHEET, bytes(sheet.replace("</sheetData>", row + "</sheetData>")));
        Finding finding = finding(zip(parts));
        assertThat(List.of(finding.line(), finding.column())).containsExactly(line, column);
    }

    @Test
    void whatIsWrongOutsideOfRowsHasNoPlace() throws IOException {
        Map<String, byte[]> parts = parts();
        String sheet = new String(parts.get(SHEET), StandardCharsets.UTF_8);
        String links = "</sheetData><hyperlinks><hyperlink ref=\"A1\" location=\"B1\"/></hyperlinks>";
        parts.put(SHEET, bytes(sheet.replace("</sheetData>", links)));
        assertThat(finding(zip(parts)).line()).isZero();
    }

    @Test
    void aSheetIsOneWhateverItsRootAndPlace() throws IOException {
        Map<String, byte[]> parts = parts();
        String sheet = new String(parts.remove(SHEET), StandardCharsets.UTF_8);
        String twice = "<row r=\"9\"><c r=\"I9\"/><c r=\"I9\"/></row></sheetData>";
        parts.put("xl/other.xml", bytes(sheet.replace("worksheet", "x").replace("</sheetData>", twice)));
        assertThat(finding(zip(parts)).message()).isEqualTo("cell I9 stands twice or out of order");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    </sheetData> | <row r="9" hidden="1"/></sheetData>          | hidden rows: row 9
                    </sheetData> | <row r="9" hidden="true"/></sheetData>       | hidden rows: row 9
                    </sheetData> | <row r="9" ht="0"/></sheetData>              | hidden rows
                    <sheetData>  | <cols><col min="1" max="2" hidden="1"/></cols><sheetData> | hidden columns
                    <sheetData>  | <cols><col min="1" max="2" width="0.0"/></cols><sheetData> | hidden columns
                    </sheetData> | </sheetData><hyperlinks><hyperlink ref="A1" location="B1"/></hyperlinks> | has links
                    """)
    void nothingIsOutOfSight(String part, String instead, String message) throws IOException {
        assertThat(message(part, instead)).contains(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <sheet      | <sheet state="hidden"                                         | a hidden sheet
                    <sheet      | <sheet state="veryHidden"                                     | a hidden sheet
                    </workbook> | <definedNames><definedName name="x">A1</definedName></definedNames></workbook> | a defined name: x
                    """)
    void workbooksHideAndNameNothing(String part, String instead, String message) throws IOException {
        Map<String, byte[]> parts = parts();
        String book = new String(parts.get("xl/workbook.xml"), StandardCharsets.UTF_8);
        int at = part.equals("<sheet") ? book.indexOf("<sheet ") : book.indexOf(part);
        parts.put("xl/workbook.xml", bytes(book.substring(0, at) + instead + book.substring(at + part.length())));
        assertThat(finding(zip(parts)).code()).isEqualTo("table.refused");
        assertThat(finding(zip(parts)).message()).contains(message);
    }

    @Test
    void documentTypesAreRefusedInEveryEncoding() throws IOException {
        for (var encoding : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16)) {
            Map<String, byte[]> parts = parts();
            String xml = "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a/>";
            parts.put("xl/styles.xml", xml.getBytes(encoding));
            assertThat(code(parts)).isEqualTo("table.refused");
        }
    }

    @Test
    void archivesThatUnpackToTooMuchAreRefused() throws IOException {
        Map<String, byte[]> parts = parts();
        parts.put("xl/media/image1.png", new byte[100 * 1024 * 1024]);
        assertThat(code(parts)).isEqualTo("table.limit");
        Map<String, byte[]> many = parts();
        for (int i = 0; i < 1_000; i++) {
            many.put("xl/media/image" + i + ".png", new byte[0]);
        }
        assertThat(code(many)).isEqualTo("table.limit");
    }

    @Test
    void linksToOtherFilesAreRefused() throws IOException {
        Map<String, byte[]> parts = parts();
        parts.put("xl/worksheets/_rels/sheet1.xml.rels", bytes("""
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"
                 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
                 Target="http://example.org/" TargetMode="External"/></Relationships>"""));
        assertThat(code(parts)).isEqualTo("table.refused");
    }

    @Test
    void aSecondSheetIsRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Test", "1.0")) {
            workbook.newWorksheet("One").value(0, 0, "id");
            workbook.newWorksheet("Two").value(0, 0, "id");
        }
        assertThat(code(bytes.toByteArray())).isEqualTo("table.sheets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yyyy-mm-dd", "d/m/yy", "[$-409]h:mm AM/PM", "mmm\\-yy"})
    void datesAreNoNumbers(String format) throws IOException {
        Finding finding = finding(numberAs(format));

        assertThat(finding.message()).isEqualTo("there is a date in cell C2");
        assertThat(List.of(finding.line(), finding.column())).containsExactly(2, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.00", "#,##0 \"days\"", "[Red]0%", "General"})
    void otherFormatsLeaveNumbersAsTheyAre(String format) throws IOException {
        assertThat(findings(numberAs(format)))
                .extracting(Finding::message)
                .noneMatch(message -> message.contains("a date"));
    }

    private static byte[] numberAs(String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Test", "1.0")) {
            var sheet = workbook.newWorksheet("One");
            sheet.value(0, 0, "id");
            sheet.value(1, 2, 46023);
            sheet.style(1, 2).format(format).set();
        }
        return bytes.toByteArray();
    }

    @Test
    void onlyThePlainWaysOfPackingAreKnown() throws IOException {
        byte[] xlsx = zip(parts());
        for (int at = xlsx.length - 46; at >= 0; at--) {
            if (xlsx[at] == 'P' && xlsx[at + 1] == 'K' && xlsx[at + 2] == 1 && xlsx[at + 3] == 2) {
                xlsx[at + 10] = 95;
            }
        }
        assertThat(code(xlsx)).isEqualTo("table.unreadable");
    }

    @Test
    void whatIsNoSpreadsheetIsRefused() throws IOException {
        assertThat(code(new byte[0])).isEqualTo("table.unreadable");
        assertThat(code(bytes("id,name\n"))).isEqualTo("table.unreadable");
        assertThat(code(bytes("PK\u0003\u0004"))).isEqualTo("table.unreadable");
        assertThat(code(Map.of("x.xml", bytes("<x/>")))).isEqualTo("table.unreadable");
    }

    @Test
    void damagedSpreadsheetsAreReadOrRefused() throws IOException {
        byte[] sound = zip(parts());
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = sound.clone();
            for (int j = random.nextInt(8); j >= 0; j--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            code(damaged);
        }
    }

    private String code(Map<String, byte[]> parts) throws IOException {
        return code(zip(parts));
    }

    /** Of the first finding, or none. */
    private String code(byte[] xlsx) throws IOException {
        return findings(xlsx).stream().map(Finding::code).findFirst().orElse("none");
    }

    /** About a sheet with this instead of that part. */
    private String message(String part, String instead) throws IOException {
        Map<String, byte[]> parts = parts();
        String sheet = new String(parts.get(SHEET), StandardCharsets.UTF_8);
        assertThat(sheet).contains(part);
        parts.put(SHEET, bytes(sheet.replace(part, instead)));
        return finding(zip(parts)).message();
    }

    private Finding finding(byte[] xlsx) throws IOException {
        return findings(xlsx).getFirst();
    }

    private List<Finding> findings(byte[] xlsx) throws IOException {
        Path file = Files.write(directory.resolve("test.xlsx"), xlsx);
        Path release = Path.of("releases/starter");
        return Within.oneSecond(() -> FileChecker.check(file, release).findings());
    }

    private static Map<String, byte[]> parts() throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipFile zip =
                ZipFile.builder().setByteArray(Spreadsheet.write(List.of())).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return parts;
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
