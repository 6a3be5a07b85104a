package io.tripline.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway as an API client sees it, signed in as the demo client. Thread-safe. */
final class Api {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String gateway;
    private final URI tokenUri;
    private final String clientId;
    private final String clientSecret;
    private @Nullable Token token;

    Api(Product product) {
        JsonNode status = product.status();
        this.gateway = status.path("gateway").asString();
        this.tokenUri = URI.create(status.path("tokenUri").asString());
        this.clientId = status.path("demoClient").path("id").asString();
        this.clientSecret = status.path("demoClient").path("secret").asString();
    }

    Answer get(String path) {
        return send(request(path).GET().build());
    }

    Answer post(String path, String body, String... headers) {
        return send(with(request(path).header("Content-Type", "application/json"), headers)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    Answer postLines(String path, String lines) {
        return send(request(path)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(lines))
                .build());
    }

    Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(), response.body(), response.headers().map());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String path) {
        return anonymous(path).header("Authorization", "Bearer " + bearer());
    }

    HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(URI.create(gateway + path)).timeout(Duration.ofSeconds(40));
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** Renews the token at half its life, and goes on with the present one while the identity provider is away. */
    private synchronized String bearer() {
        Token current = token;
        if (current == null || Instant.now().isAfter(current.expiresAt())) {
            current = fetchToken();
        } else if (Instant.now().isAfter(current.renewAt())) {
            current = renewedOr(current);
        }
        token = current;
        return current.value();
    }

    private Token renewedOr(Token current) {
        try {
            return fetchToken();
        } catch (UncheckedIOException away) {
            return current;
        }
    }

    private Token fetchToken() {
        String form = "grant_type=client_credentials&client_id=" + encode(clientId) + "&client_secret="
                + encode(clientSecret);
        Answer answer = send(HttpRequest.newBuilder(tokenUri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
        if (answer.status() != 200) {
            throw new UncheckedIOException(new IOException("no token: " + answer.body()));
        }
        JsonNode body = answer.json();
        int seconds = body.path("expires_in").asInt();
        Instant now = Instant.now();
        return new Token(body.path("access_token").asString(), now.plusSeconds(seconds / 2), now.plusSeconds(seconds));
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private record Token(String value, Instant renewAt, Instant expiresAt) {}

    /** One answer of the gateway. */
    record Answer(int status, String body, Map<String, java.util.List<String>> headers) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        String header(String name) {
            return headers.entrySet().stream()
                    .filter(e -> e.getKey().equalsIgnoreCase(name))
                    .map(e -> e.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }
}
