package io.tripline.engine.facts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Short stand-ins for long texts. */
final class Digests {
    private static final int LENGTH = 16;

    private Digests() {}

    /** The text itself under 16 bytes, else 16 bytes of its SHA-256: the two never meet. */
    static byte[] member(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length < LENGTH ? bytes : of(bytes);
    }

    /** The first 16 bytes of the SHA-256. */
    static byte[] of(byte[] bytes) {
        try {
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(bytes), LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
