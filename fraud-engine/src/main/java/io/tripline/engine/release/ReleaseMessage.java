package io.tripline.engine.release;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A release as published on the topic {@code rule-releases}: whole, so that nobody else has to be asked for it.
 *
 * @param percent the share of users a canary decides for; null for the others
 */
record ReleaseMessage(
        String hash,
        Instant publishedAt,
        String publishedBy,
        Map<String, String> files,
        @Nullable Double percent) {

    ReleaseMessage {
        Objects.requireNonNull(hash, "it has no hash");
        Objects.requireNonNull(publishedAt, "it has no publishedAt");
        Objects.requireNonNull(publishedBy, "it has no publishedBy");
        Objects.requireNonNull(files, "it has no files");
    }
}
