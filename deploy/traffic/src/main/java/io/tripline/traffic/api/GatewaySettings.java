package io.tripline.traffic.api;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Where the gateway is and as whom to call it.
 *
 * @param patience how long a call is repeated while the other side does not answer or is not ready
 * @param firstPause before the first repetition; doubles up to five seconds
 */
public record GatewaySettings(
        URI gateway, URI tokenUri, String clientId, String clientSecret, Duration patience, Duration firstPause) {

    /** Reads {@code TRIPLINE_GATEWAY_URL}, {@code TRIPLINE_TOKEN_URI}, {@code TRIPLINE_CLIENT_ID} and {@code TRIPLINE_CLIENT_SECRET}. */
    public static GatewaySettings from(Map<String, String> environment) {
        return new GatewaySettings(
                URI.create(environment.getOrDefault("TRIPLINE_GATEWAY_URL", "http://localhost:18080")),
                URI.create(environment.getOrDefault(
                        "TRIPLINE_TOKEN_URI", "http://localhost:18480/realms/tripline/protocol/openid-connect/token")),
                environment.getOrDefault("TRIPLINE_CLIENT_ID", "demo"),
                environment.getOrDefault("TRIPLINE_CLIENT_SECRET", ""),
                Duration.ofMinutes(10),
                Duration.ofMillis(200));
    }
}
