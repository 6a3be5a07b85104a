package io.tripline.local.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Copies what is added to a file to standard output. Not thread-safe. */
final class LogTail {

    private static final int BUFFER_BYTES = 64 << 10;

    private final Path file;
    private final PrintStream out = System.out;
    private long position;

    private LogTail(Path file, long position) {
        this.file = file;
        this.position = position;
    }

    /** Copies only what comes from now on. */
    static LogTail fromEnd(Path file) throws IOException {
        return new LogTail(file, Files.exists(file) ? Files.size(file) : 0);
    }

    /** Begins with the last lines of the file. */
    static LogTail fromLastLines(Path file, int lines) throws IOException {
        return new LogTail(file, startOfLast(lines, file));
    }

    private static long startOfLast(int lines, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long at = channel.size();
            int wanted = lines + 1;
            ByteBuffer one = ByteBuffer.allocate(BUFFER_BYTES);
            while (at > 0) {
                long from = Math.max(0, at - BUFFER_BYTES);
                one.clear().limit((int) (at - from));
                channel.read(one, from);
                for (int i = one.position() - 1; i >= 0; i--) {
                    if (one.get(i) == '\n' && --wanted == 0) {
                        return from + i + 1;
                    }
                }
                at = from;
            }
            return 0;
        }
    }

    /** Copies what is new. A file that became shorter is read from its beginning. */
    void print() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() < position) {
                position = 0;
            }
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            int read;
            while ((read = channel.read(buffer.clear(), position)) > 0) {
                out.write(buffer.array(), 0, read);
                position += read;
            }
        }
        out.flush();
    }
}
