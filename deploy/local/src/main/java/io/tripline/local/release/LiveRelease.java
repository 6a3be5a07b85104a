package io.tripline.local.release;

import io.tripline.local.client.DemoClient;
import io.tripline.rules.release.Finding;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** What the engine says, through the gateway, about the release it decides with. */
public final class LiveRelease {

    private static final String PATH = "/v1/releases/live";

    private final DemoClient client;

    public LiveRelease(DemoClient client) {
        this.client = client;
    }

    /**
     * Hash of the release in force.
     *
     * @throws IOException when there is none, or the engine cannot be asked; the message says which
     */
    public String hash() throws IOException {
        return read().path("hash").asString();
    }

    /**
     * Where a release stands that was published for this.
     *
     * @param since a refusal of before is not about this publication
     * @throws IOException when the engine cannot be asked
     */
    public Standing of(Target target, String hash, Instant since) throws IOException {
        JsonNode live = read();
        if (hash.equals(using(live, target))) {
            return new Standing(true, null);
        }
        JsonNode refused = live.path("lastRefused");
        boolean mine = refused.path("hash").asString("").equals(hash)
                && !Instant.parse(refused.path("at").asString()).isBefore(since);
        return new Standing(false, mine ? findings(refused.path("findings")) : null);
    }

    /**
     * Whether nothing stands under this target's key.
     *
     * @throws IOException when the engine cannot be asked
     */
    public boolean isGone(Target target) throws IOException {
        return using(read(), target) == null;
    }

    /**
     * How much of the log the facts have counted that decisions do not rely on yet.
     *
     * @throws IOException when the engine cannot be asked
     */
    public Filling filling() throws IOException {
        List<Integer> percents = read().path("backFilling")
                .valueStream()
                .map(fact -> fact.path("percent").asInt())
                .toList();
        return new Filling(
                percents.size(),
                percents.stream().mapToInt(Integer::intValue).min().orElse(100));
    }

    /**
     * Facts that are being filled.
     *
     * @param percent of the log, 0 to 100, that each of them has counted at least
     */
    public record Filling(int facts, int percent) {}

    /** The hash in use; a canary with another share is not the one meant. */
    private static @Nullable String using(JsonNode live, Target target) {
        JsonNode used = switch (target.key()) {
            case "live" -> live;
            case "canary" -> live.path("canary");
            default ->
                live.path("shadows")
                        .valueStream()
                        .filter(shadow -> target.key()
                                .equals("shadow/" + shadow.path("name").asString("")))
                        .findFirst()
                        .orElseGet(MissingNode::getInstance);
        };
        Double percent = target.percent();
        boolean meant = percent == null || used.path("percent").asDouble(0) == percent;
        return meant ? used.path("hash").asString(null) : null;
    }

    private static String findings(JsonNode findings) {
        return findings.valueStream()
                .map(finding ->
                        JsonMapper.shared().treeToValue(finding, Finding.class).toString())
                .collect(Collectors.joining("\n"));
    }

    private JsonNode read() throws IOException {
        HttpResponse<String> answer = client.get(PATH);
        if (answer.statusCode() != 200) {
            throw new IOException(answer.uri() + " answered " + answer.statusCode() + ": " + detail(answer.body()));
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String detail(String problem) {
        try {
            return JsonMapper.shared().readTree(problem).path("detail").asString(problem);
        } catch (JacksonException e) {
            return problem;
        }
    }

    /**
     * In use, refused, or neither yet.
     *
     * @param findings why the engine refused it, a line each; null unless it did
     */
    public record Standing(boolean inUse, @Nullable String findings) {}
}
