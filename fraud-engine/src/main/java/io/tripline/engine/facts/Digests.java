package io.tripline.engine.facts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Short stand-ins for long texts. */
final class Digests {
    private static final int MEMBER = 8;
    private static final int NAME = 16;

    private Digests() {}

    /** Eight bytes for a member of a set of at most a thousand. */
    static byte[] member(String text) {
        return Arrays.copyOf(sha256(text.getBytes(StandardCharsets.UTF_8)), MEMBER);
    }

    /** Sixteen bytes for a name among any number. */
    static byte[] name(byte[] bytes) {
        return Arrays.copyOf(sha256(bytes), NAME);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
