package io.tripline.local.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the gateway as the demo client. Fetches one token, with the first request, and stays with it, so it is for the minutes
 * that a token lasts. Thread-safe. What does not answer within ten seconds throws an IOException.
 */
public final class DemoClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final String gateway;
    private final URI tokenUri;
    private final String form;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private @Nullable String token;

    public DemoClient(String gateway, String tokenUri, String id, String secret) {
        this.gateway = gateway;
        this.tokenUri = URI.create(tokenUri);
        this.form = "grant_type=client_credentials&client_id=" + id + "&client_secret=" + secret;
    }

    /** The answer, whatever its status. */
    public HttpResponse<String> get(String path) throws IOException {
        return send(request(path));
    }

    /** Sends JSON; the answer, whatever its status. */
    public HttpResponse<String> post(String path, String json) throws IOException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Submits an interaction and waits for its decision; the answer, whatever its status. */
    public HttpResponse<String> submit(String interaction, Duration wait) throws IOException {
        return send(request("/v1/interactions")
                .header("Content-Type", "application/json")
                .header("Prefer", "wait=" + wait.toSeconds())
                .POST(HttpRequest.BodyPublishers.ofString(interaction)));
    }

    private HttpRequest.Builder request(String path) throws IOException {
        return HttpRequest.newBuilder(URI.create(gateway + path)).header("Authorization", "Bearer " + token());
    }

    private synchronized String token() throws IOException {
        String known = token;
        if (known == null) {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(tokenUri)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form)));
            if (answer.statusCode() != 200) {
                throw new IOException(tokenUri + " gave no token but answered " + answer.statusCode());
            }
            known = JsonMapper.shared()
                    .readTree(answer.body())
                    .path("access_token")
                    .asString();
            token = known;
        }
        return known;
    }

    private HttpResponse<String> send(HttpRequest.Builder builder) throws IOException {
        HttpRequest request = builder.timeout(TIMEOUT).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IOException(
                    request.uri() + " does not answer: " + (e.getMessage() == null ? e : e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking " + request.uri(), e);
        }
    }
}
