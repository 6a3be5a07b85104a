package io.tripline.traffic.replay;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.tripline.traffic.expression.Row;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A CSV file, read row by row; one that ends in {@code .gz} is unpacked on the way. For one thread. */
final class RowFile implements AutoCloseable {

    private final Path path;
    private final Counting counting;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final Map<String, Integer> columns = new HashMap<>();
    private final long size;

    /**
     * Opens the file and reads its header, if the mapping says it has one.
     *
     * @throws BadRow when the header does not have the columns that the mapping reads
     */
    RowFile(Path path, Mapping mapping) throws IOException {
        this.path = path;
        this.size = Files.size(path);
        this.counting = new Counting(Files.newInputStream(path));
        Mapping.FileFormat format = mapping.file();
        InputStream bytes = new BufferedInputStream(counting, 1 << 16);
        this.reader = CsvReader.builder()
                .fieldSeparator(format.delimiter())
                .quoteCharacter(format.quote())
                .detectBomHeader(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new InputStreamReader(
                        path.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes,
                        format.encoding()
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)));
        this.records = reader.iterator();
        name(format.header() ? header() : format.columns());
        requireColumns(mapping);
    }

    private List<String> header() {
        return record().map(CsvRecord::getFields).orElseThrow(() -> new BadRow(1, "the file is empty", List.of()));
    }

    private void name(List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            String name =
                    i == 0 && names.get(i).startsWith("\uFEFF") ? names.get(i).substring(1) : names.get(i);
            if (columns.put(name.strip(), i) != null) {
                throw new BadRow(1, "the header names the column '" + name + "' twice", names);
            }
        }
    }

    private void requireColumns(Mapping mapping) {
        for (String column : mapping.columns()) {
            if (!columns.containsKey(column)) {
                throw new BadRow(
                        1,
                        "the header has no column '" + column + "' which the mapping " + mapping.name()
                                + " reads; it has " + String.join(", ", columns.keySet()) + ". Is the delimiter right?",
                        List.of());
            }
        }
    }

    /** The next row; empty at the end. */
    Optional<Row> next() {
        return record().map(next -> {
            if (next.getFieldCount() != columns.size()) {
                throw new BadRow(
                        next.getStartingLineNumber(),
                        "the row has " + next.getFieldCount() + " fields where " + columns.size() + " are expected",
                        next.getFields());
            }
            return new Row(next.getStartingLineNumber(), next.getFields(), columns);
        });
    }

    private Optional<CsvRecord> record() {
        try {
            return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
        } catch (CsvParseException | java.io.UncheckedIOException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new Unreadable(path + " cannot be read: " + e.getMessage() + " (" + cause + ")");
        }
    }

    /** Ends the replay: what follows in the file cannot be told from what went wrong. */
    static final class Unreadable extends RuntimeException {
        Unreadable(String message) {
            super(message);
        }
    }

    /** The share of the file that is read, 0 to 1. */
    double progress() {
        return size == 0 ? 1 : Math.min(1, (double) counting.count / size);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static final class Counting extends FilterInputStream {

        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
