package io.tripline.user;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Makes UUIDs of version 7 (RFC 9562): they sort by the millisecond they were made in. Thread-safe. */
public final class Uuids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Uuids() {}

    /** A new UUID whose first 48 bits are the milliseconds of {@code time} since 1970; the rest is random. */
    public static UUID ordered(Instant time) {
        long high = time.toEpochMilli() << 16 | 0x7000L | RANDOM.nextInt(0x1000);
        long low = RANDOM.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
