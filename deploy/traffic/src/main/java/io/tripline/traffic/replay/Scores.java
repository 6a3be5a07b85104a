package io.tripline.traffic.replay;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes {@code id,score,outcome} as CSV, or nothing when no file is asked for. */
final class Scores implements RowSink {

    private final @Nullable CsvWriter writer;

    Scores(@Nullable Path file) throws IOException {
        this.writer = file == null ? null : CsvWriter.builder().build(file);
        if (writer != null) {
            writer.writeRecord("id", "score", "outcome");
        }
    }

    @Override
    public void decided(String rowId, String score, String outcome) {
        if (writer != null) {
            writer.writeRecord(rowId, score, outcome);
        }
    }

    @Override
    public void close() {
        if (writer != null) {
            try {
                writer.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
