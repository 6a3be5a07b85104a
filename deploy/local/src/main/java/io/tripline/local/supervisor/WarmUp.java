package io.tripline.local.supervisor;

import io.tripline.local.services.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * Proves that the whole path decides before anybody is told that it is ready: asks for decisions through the gateway, as any
 * client would, until they come quickly. So the first real one does not pay for loading classes and fetching keys.
 */
final class WarmUp {

    private static final int ROUNDS = 3;
    private static final int DECISIONS_MOST = 40;
    private static final int QUICK_IN_A_ROW = 3;
    private static final Duration QUICK = Duration.ofMillis(400);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final LocalStack stack;
    private final Progress progress;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    WarmUp(LocalStack stack, Progress progress) {
        this.stack = stack;
        this.progress = progress;
    }

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
        askForDecisions(token);
    }

    private void askForDecisions(String token) throws IOException {
        int quick = 0;
        int asked = 0;
        while (quick < QUICK_IN_A_ROW && asked < DECISIONS_MOST) {
            long start = System.nanoTime();
            String answer = send(HttpRequest.newBuilder(URI.create(stack.gatewayUrl() + "/v1/interactions"))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .header("Prefer", "wait=8")
                    .POST(HttpRequest.BodyPublishers.ofString(selfCheck())));
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            boolean decided = JsonMapper.shared()
                    .readTree(answer)
                    .path("interaction")
                    .path("status")
                    .asString("")
                    .equals("DECIDED");
            quick = decided && took.compareTo(QUICK) < 0 ? quick + 1 : 0;
            asked++;
            if (quick == QUICK_IN_A_ROW) {
                progress.say("decision", "in " + took.toMillis() + " ms, through the whole path");
            }
        }
        if (quick < QUICK_IN_A_ROW) {
            progress.say("decision", "slow or missing after " + asked + " tries; see ./tripline logs fraud-engine");
        }
    }

    private static String selfCheck() {
        return """
                {"id":"%s","type":"SELF_CHECK","userId":"self-check","occurredAt":"%s"}""".formatted(UUID.randomUUID(), Instant.now());
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
