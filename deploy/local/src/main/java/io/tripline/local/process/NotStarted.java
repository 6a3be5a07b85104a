package io.tripline.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A program did not come up. The message names the program, the reason, its log and the log's last lines. */
public final class NotStarted extends IOException {

    private static final int LINES = 20;

    /** Stack frames would push out what is worth reading. */
    private static final Pattern FRAME = Pattern.compile("^\\s+(at |\\.\\.\\. \\d+ )");

    private static final int TAIL_BYTES = 64 << 10;

    private final Path log;

    NotStarted(Program program, String reason) {
        super(program.name() + " " + reason + ".\nLog: " + program.log() + "\n"
                + String.join("\n", lastLines(program.log())));
        this.log = program.log();
    }

    public Path log() {
        return log;
    }

    private static List<String> lastLines(Path log) {
        try (var file = Files.newByteChannel(log)) {
            file.position(Math.max(0, file.size() - TAIL_BYTES));
            byte[] bytes = new byte[TAIL_BYTES];
            int read = Math.max(0, file.read(java.nio.ByteBuffer.wrap(bytes)));
            List<String> lines = new String(bytes, 0, read, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !FRAME.matcher(line).find())
                    .map(line -> "  | " + line)
                    .toList();
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        } catch (IOException e) {
            return List.of("  | (the log cannot be read: " + e.getMessage() + ")");
        }
    }
}
