package io.tripline.access.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedFileTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void keepsTheNewestLinesWithinTwiceTheLimit() throws IOException {
        Path file = folder.resolve("spans.jsonl");
        try (BoundedFile out = new BoundedFile(file, 100)) {
            for (int line = 0; line < 1_000; line++) {
                out.write(("line " + line + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        }

        Path old = folder.resolve("spans.jsonl.old");
        assertThat(Files.size(file) + Files.size(old)).isLessThan(220);
        assertThat(Files.readString(old) + Files.readString(file)).endsWith("line 998\nline 999\n");
    }

    @Test
    void goesOnWhereAnEarlierRunEnded() throws IOException {
        Path file = folder.resolve("spans.jsonl");
        for (String line : new String[] {"first\n", "second\n"}) {
            try (BoundedFile out = new BoundedFile(file, 100)) {
                out.write(line.getBytes(StandardCharsets.UTF_8));
            }
        }

        assertThat(file).hasContent("first\nsecond\n");
    }
}
