package io.tripline.traffic.replay;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that cannot be used: the first one ends the replay, unless they are to be set aside in a file of their own. */
final class Rejects implements AutoCloseable {

    private final @Nullable Path file;
    private @Nullable CsvWriter writer;
    private long count;

    /** Sets rows aside in {@code file}, made at the first of them; null for ending at the first. */
    Rejects(@Nullable Path file) throws IOException {
        this.file = file;
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    /** Throws the row when rows are not to be set aside. */
    void add(BadRow row) {
        if (file == null) {
            throw row;
        }
        count++;
        List<String> record = new ArrayList<>(List.of(Long.toString(row.line()), String.valueOf(row.getMessage())));
        record.addAll(row.fields());
        open(file).writeRecord(record);
    }

    private CsvWriter open(Path path) {
        CsvWriter open = writer;
        if (open == null) {
            try {
                open = CsvWriter.builder().build(path);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + path, e);
            }
            writer = open;
        }
        return open;
    }

    long count() {
        return count;
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}
