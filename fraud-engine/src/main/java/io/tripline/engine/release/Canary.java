package io.tripline.engine.release;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A release that decides for a share of the users. Who belongs to it follows from the user's id and the release's hash
 * alone: it is the same on every engine and after every restart, and a larger share holds all users of a smaller one.
 *
 * @param percent of the users, above 0 and up to 100, in steps of 0.01
 */
public record Canary(LiveRelease release, double percent) {

    private static final int PARTS = 10_000;

    public Canary {
        if (!sound(percent)) {
            throw new IllegalArgumentException("a canary's share is above 0 and up to 100 percent, not " + percent);
        }
    }

    static boolean sound(double percent) {
        return percent >= 100.0 / PARTS && percent <= 100;
    }

    boolean takes(String userId) {
        return part(userId) < Math.round(percent * PARTS / 100);
    }

    private long part(String userId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((release.hash() + "\n" + userId).getBytes(StandardCharsets.UTF_8));
            return Long.remainderUnsigned(ByteBuffer.wrap(digest).getLong(), PARTS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
