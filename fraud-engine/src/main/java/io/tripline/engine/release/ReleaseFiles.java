package io.tripline.engine.release;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A release with all of its files, by path.
 *
 * @param hash of the files, which names them
 */
record ReleaseFiles(String hash, Instant publishedAt, String publishedBy, Map<String, String> files) {

    static ReleaseFiles of(ReleaseMessage release) {
        return new ReleaseFiles(
                release.hash(), release.publishedAt(), release.publishedBy(), new TreeMap<>(release.files()));
    }
}
