package io.tripline.local.release;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the engine says, through the gateway, about the release it decides with. */
public final class LiveRelease {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final String gateway;
    private final URI tokenUri;
    private final String clientId;
    private final String clientSecret;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private @Nullable String token;

    public LiveRelease(String gateway, String tokenUri, String clientId, String clientSecret) {
        this.gateway = gateway;
        this.tokenUri = URI.create(tokenUri);
        this.clientId = clientId;
        this.clientSecret = clientSecret;
    }

    /**
     * Where a published release stands now.
     *
     * @throws IOException when the engine cannot be asked
     */
    public Standing of(String hash) throws IOException {
        JsonNode live = JsonMapper.shared().readTree(read());
        if (live.path("hash").asString("").equals(hash)) {
            return new Standing(true, null);
        }
        JsonNode refused = live.path("lastRefused");
        boolean mine = refused.path("hash").asString("").equals(hash);
        return new Standing(false, mine ? refused.path("findings").toPrettyString() : null);
    }

    private String read() throws IOException {
        String bearer = token;
        if (bearer == null) {
            bearer = fetchToken();
            token = bearer;
        }
        return send(HttpRequest.newBuilder(URI.create(gateway + "/v1/releases/live"))
                .header("Authorization", "Bearer " + bearer));
    }

    private String fetchToken() throws IOException {
        String form = "grant_type=client_credentials&client_id=" + clientId + "&client_secret=" + clientSecret;
        String answer = send(HttpRequest.newBuilder(tokenUri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        return JsonMapper.shared().readTree(answer).path("access_token").asString();
    }

    private String send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> answer =
                    http.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(answer.request().uri() + " answered " + answer.statusCode());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking for the release in force", e);
        }
    }

    /**
     * In force, refused, or neither yet.
     *
     * @param findings why the engine refused it, as JSON; null unless it did
     */
    public record Standing(boolean inForce, @Nullable String findings) {}
}
