package io.tripline.rules.release;

import io.tripline.rules.language.Mistake;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Lets through only spreadsheets of plain cells and of limited size, before any library reads them. */
final class SpreadsheetGuard {
    private static final int MAX_ENTRIES = 200;
    private static final int MAX_INFLATED = 16 * 1024 * 1024;
    private static final int MAX_DEPTH = 32;
    private static final List<String> FORBIDDEN = List.of(
            "vbaproject",
            "macrosheets/",
            "dialogsheets/",
            "externallinks/",
            "embeddings/",
            "activex/",
            "ctrlprops/",
            "connections.xml",
            "querytables/",
            "webextensions/",
            "pivotcache");

    private final List<SheetGuard> sheets = new ArrayList<>();
    private int texts = Integer.MAX_VALUE;

    private SpreadsheetGuard() {}

    /** Throws a {@link Mistake} with the first thing that has no place in a table. */
    static void check(byte[] xlsx) {
        new SpreadsheetGuard().archive(xlsx);
    }

    private void archive(byte[] xlsx) {
        if (xlsx.length < 4 || xlsx[0] != 'P' || xlsx[1] != 'K') {
            throw new Mistake(
                    "table.unreadable",
                    "this is no XLSX file",
                    "Save it as Excel Workbook (.xlsx), not .xls or .xlsb.");
        }
        int entries = 0;
        long inflated = 0;
        // The entries that the library will read: those of the archive's directory.
        try (ZipFile zip = ZipFile.builder().setByteArray(xlsx).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                if (entry.getMethod() != ZipArchiveEntry.STORED && entry.getMethod() != ZipArchiveEntry.DEFLATED) {
                    throw new Mistake(
                            "table.unreadable",
                            "it is packed in an unusual way: " + entry.getName(),
                            "Save it again with a spreadsheet program.");
                }
                byte[] content = zip.getInputStream(entry).readNBytes((int) (MAX_INFLATED - inflated) + 1);
                inflated += content.length;
                if (++entries > MAX_ENTRIES || inflated > MAX_INFLATED) {
                    throw new Mistake(
                            "table.limit",
                            "unpacked it has more than " + MAX_ENTRIES + " parts or " + MAX_INFLATED + " bytes",
                            "Remove what is not a rule.");
                }
                check(entry.getName().toLowerCase(Locale.ROOT), content);
            }
            sheets.forEach(sheet -> sheet.texts(texts == Integer.MAX_VALUE ? 0 : texts));
        } catch (Mistake mistake) {
            throw mistake;
        } catch (IOException | RuntimeException e) {
            throw new Mistake("table.unreadable", "this is no readable XLSX file: " + e.getMessage(), "Save it again.");
        }
    }

    static Mistake formula(String place) {
        return new Mistake(
                "table.formula",
                "there is a formula" + place,
                "Cells are data: paste the values (Paste special, Values) instead.");
    }

    static Mistake refused(String message, String hint) {
        return new Mistake("table.refused", message, hint);
    }

    private void check(String name, byte[] content) {
        for (String forbidden : FORBIDDEN) {
            if (name.contains(forbidden)) {
                throw new Mistake(
                        "table.refused",
                        "the spreadsheet has macros, links or objects: " + name,
                        "Save a copy with plain cells only, as Excel Workbook (.xlsx).");
            }
        }
        if (name.endsWith(".xml") || name.endsWith(".rels") || name.endsWith(".vml")) {
            xml(name, content);
        }
    }

    private void xml(String name, byte[] content) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLReporter((message, type, information, location) -> {});
        try {
            walk(name, factory.createXMLStreamReader(new ByteArrayInputStream(content)));
        } catch (XMLStreamException e) {
            throw new Mistake("table.unreadable", name + " is not XML", "Save it again with a spreadsheet program.");
        }
    }

    private void walk(String name, XMLStreamReader xml) throws XMLStreamException {
        SheetGuard sheet = new SheetGuard();
        String root = "";
        boolean inSheet = name.contains("worksheets/");
        int depth = 0;
        int items = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    root = depth == 0 ? xml.getLocalName() : root;
                    if (++depth > MAX_DEPTH) {
                        throw refused(name + " is nested too deep", "Save it again.");
                    }
                    items += depth == 2 && xml.getLocalName().equals("si") ? 1 : 0;
                    // The library looks for this element wherever the workbook sends it.
                    inSheet |= root.equals("worksheet") || xml.getLocalName().equals("sheetData");
                    if (inSheet) {
                        sheet.start(xml);
                    }
                    hidden(xml);
                    related(xml);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> sheet.text(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    if (inSheet) {
                        sheet.end(xml.getLocalName());
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw refused(
                            "document types and entities are not allowed, in " + name,
                            "Save it again with a spreadsheet program.");
                default -> {}
            }
        }
        sheets.add(sheet);
        // Whichever of several tables the library takes, it has no fewer.
        texts = root.equals("sst") ? Math.min(texts, items) : texts;
    }

    /** Sheets out of sight, and names that stand for cells or formulas. */
    private static void hidden(XMLStreamReader xml) {
        if (xml.getLocalName().equals("definedName")) {
            throw refused(
                    "the spreadsheet has a defined name: " + xml.getAttributeValue(null, "name"),
                    "Delete it in the name manager, and filters and print areas too.");
        }
        String state = xml.getLocalName().equals("sheet") ? xml.getAttributeValue(null, "state") : null;
        if (state != null && !state.equals("visible")) {
            throw refused("the spreadsheet has a hidden sheet", "Show or delete it.");
        }
    }

    private static void related(XMLStreamReader xml) {
        String mode = xml.getLocalName().equals("Relationship") ? xml.getAttributeValue(null, "TargetMode") : null;
        if (mode != null && mode.equalsIgnoreCase("External")) {
            throw new Mistake(
                    "table.refused",
                    "the spreadsheet links to " + xml.getAttributeValue(null, "Target"),
                    "Remove the link.");
        }
    }
}
