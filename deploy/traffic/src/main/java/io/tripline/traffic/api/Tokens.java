package io.tripline.traffic.api;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An access token by client credentials, renewed when half of its life is over. Thread-safe. */
final class Tokens {

    private final GatewaySettings settings;
    private final Transport transport;
    private @Nullable Token current;

    Tokens(GatewaySettings settings, Transport transport) {
        this.settings = settings;
        this.transport = transport;
    }

    private record Token(String value, Instant renewAt) {}

    synchronized String value() {
        Token token = current;
        if (token == null || Instant.now().isAfter(token.renewAt())) {
            token = fetch();
            current = token;
        }
        return token.value();
    }

    /** Forgets a token that was refused. */
    synchronized void refused(String value) {
        if (current != null && current.value().equals(value)) {
            current = null;
        }
    }

    private Token fetch() {
        String form = "grant_type=client_credentials&client_id=" + encoded(settings.clientId()) + "&client_secret="
                + encoded(settings.clientSecret());
        Answer answer = transport.send(() -> HttpRequest.newBuilder(settings.tokenUri())
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
        if (!answer.successful()) {
            throw new GatewayException("No token for client '" + settings.clientId() + "' from " + settings.tokenUri()
                    + ": " + answer.body()
                    + ". Set TRIPLINE_CLIENT_ID and TRIPLINE_CLIENT_SECRET; ./tripline status --json has both.");
        }
        JsonNode body = answer.json();
        return new Token(
                body.path("access_token").asString(),
                Instant.now().plusSeconds(body.path("expires_in").asLong(60) / 2));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
