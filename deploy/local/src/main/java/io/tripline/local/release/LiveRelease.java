package io.tripline.local.release;

import io.tripline.local.client.DemoClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
     * Where a published release stands now.
     *
     * @throws IOException when the engine cannot be asked
     */
    public Standing of(String hash) throws IOException {
        JsonNode live = read();
        if (live.path("hash").asString("").equals(hash)) {
            return new Standing(true, null);
        }
        JsonNode refused = live.path("lastRefused");
        boolean mine = refused.path("hash").asString("").equals(hash);
        return new Standing(false, mine ? refused.path("findings").toPrettyString() : null);
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
     * In force, refused, or neither yet.
     *
     * @param findings why the engine refused it, as JSON; null unless it did
     */
    public record Standing(boolean inForce, @Nullable String findings) {}
}
