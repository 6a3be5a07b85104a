package io.tripline.local.release;

import io.tripline.local.client.DemoClient;
import io.tripline.rules.release.ReleaseBundle;
import io.tripline.rules.release.ReleaseRefused;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The releases that the engine keeps, to be published again. Every method throws an IOException that says what is wrong. */
public final class KeptReleases {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PATH = "/v1/releases";

    private final DemoClient client;

    public KeptReleases(DemoClient client) {
        this.client = client;
    }

    /** The one release whose hash starts so. */
    public ReleaseBundle named(String start) throws IOException {
        List<String> hashes = list().map(item -> item.path("hash").asString())
                .filter(hash -> hash.startsWith(start))
                .toList();
        if (hashes.size() > 1) {
            throw new IOException("Several releases start with " + start + ": " + String.join(", ", hashes)
                    + ". Write more of the hash.");
        }
        return bundle(hashes.isEmpty() ? start : hashes.getFirst());
    }

    /** The release that was in force before the one that is. */
    public ReleaseBundle previous() throws IOException {
        String hash = list().filter(item -> item.path("inForceAt").isString())
                .filter(item -> item.path("inUseFor")
                        .valueStream()
                        .noneMatch(use -> use.asString().equals("live")))
                .max(Comparator.comparing(
                        item -> Instant.parse(item.path("inForceAt").asString())))
                .orElseThrow(
                        () -> new IOException(
                                "No release was in force before this one. Publish a release directory with ./tripline publish PATH."))
                .path("hash")
                .asString();
        return bundle(hash);
    }

    private Stream<JsonNode> list() throws IOException {
        return JSON.readTree(ask(PATH)).path("items").valueStream();
    }

    private ReleaseBundle bundle(String hash) throws IOException {
        JsonNode release = JSON.readTree(ask(PATH + "/" + hash));
        Map<String, String> files = JSON.convertValue(release.path("files"), new TypeReference<>() {});
        try {
            return ReleaseBundle.of(files);
        } catch (ReleaseRefused e) {
            throw new IOException("release " + hash + " is kept, but no longer sound: " + e.getMessage(), e);
        }
    }

    private String ask(String path) throws IOException {
        HttpResponse<String> answer = client.get(path);
        if (answer.statusCode() != 200) {
            throw new IOException(JSON.readTree(answer.body())
                    .path("detail")
                    .asString(answer.uri() + " answered " + answer.statusCode()));
        }
        return answer.body();
    }
}
