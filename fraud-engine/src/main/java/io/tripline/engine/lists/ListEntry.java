package io.tripline.engine.lists;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A value on a list.
 *
 * @param value as interactions have it, such as a device id
 * @param expiresAt from when on it no longer counts; null for never
 * @param addedBy who put it there last
 */
record ListEntry(
        String list, String value, String reason, @Nullable Instant expiresAt, String addedBy, Instant addedAt) {

    boolean holds(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    /** What a decision records of it. */
    String shown() {
        return reason + " (" + addedBy + (expiresAt == null ? "" : ", until " + expiresAt) + ")";
    }
}
