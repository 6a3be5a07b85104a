package io.tripline.local.dist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

final class Tar {

    private Tar() {}

    /** Unpacks with the system's tar, which keeps modes and links. */
    static void unpack(Path archive, Path target) throws IOException {
        Process tar = new ProcessBuilder("tar", "-xf", archive.toString(), "-C", target.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (tar.waitFor() != 0) {
                throw new IOException("cannot unpack " + archive + " (tar and xz must be installed): " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while unpacking " + archive, e);
        }
    }
}
