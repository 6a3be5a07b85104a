package io.tripline.access.trace;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Appends to a file. When a flush finds it at its limit, the file becomes {@code <name>.old} and an empty one follows, so
 * that the two never hold much more than twice the limit. For one thread at a time.
 */
final class BoundedFile extends OutputStream {

    private final Path file;
    private final long limit;
    private OutputStream out;
    private long size;

    /** @param limit in bytes */
    BoundedFile(Path file, long limit) throws IOException {
        this.file = file;
        this.limit = limit;
        this.size = Files.exists(file) ? Files.size(file) : 0;
        this.out = open();
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        size++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        size += length;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
        if (size >= limit) {
            out.close();
            Path old = file.resolveSibling(file.getFileName() + ".old");
            Files.move(file, old, StandardCopyOption.REPLACE_EXISTING);
            out = open();
            size = 0;
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private OutputStream open() throws IOException {
        return new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }
}
