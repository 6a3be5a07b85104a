package io.tripline.local.supervisor;

import io.tripline.local.services.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * A few requests through the gateway that read and change nothing, so that the first real one does not pay for loading
 * classes and fetching keys.
 */
final class WarmUp {

    private static final int ROUNDS = 5;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final LocalStack stack;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    WarmUp(LocalStack stack) {
        this.stack = stack;
    }

    /** What is answered does not matter, only that it is. */
    void run() throws IOException {
        if (stack.services().isEmpty()) {
            return;
        }
        String token = token();
        String nobody = new UUID(0, 0).toString();
        for (int i = 0; i < ROUNDS; i++) {
            for (String path :
                    List.of("/v1/interactions/" + nobody, "/v1/users/" + nobody, "/v1/decisions?limit=1", "/api/me")) {
                send(HttpRequest.newBuilder(URI.create(stack.gatewayUrl() + path))
                        .header("Authorization", "Bearer " + token));
            }
        }
    }

    private String token() throws IOException {
        String form = "grant_type=client_credentials&client_id=demo&client_secret=" + stack.demoSecret();
        String answer = send(HttpRequest.newBuilder(URI.create(stack.keycloak().tokenUri()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        return JsonMapper.shared().readTree(answer).path("access_token").asString();
    }

    private String send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while warming up", e);
        }
    }
}
