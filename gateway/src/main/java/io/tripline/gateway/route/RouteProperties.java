package io.tripline.gateway.route;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the services are and how long they may take.
 *
 * @param connectTimeout a near host connects within a millisecond; two seconds outlast one lost packet
 * @param answerTimeout how long an answer may take beyond the wait that its caller asked for; a healthy one takes milliseconds,
 *     and six seconds outlast a pause for memory or a slow database
 * @param streamTimeout how long a stream of events may be silent before it counts as dead
 */
@Validated
@ConfigurationProperties("tripline.gateway")
record RouteProperties(
        @NotNull @DefaultValue("http://127.0.0.1:18081") URI userServiceUrl,
        @NotNull @DefaultValue("http://127.0.0.1:18082") URI interactionServiceUrl,
        @NotNull @DefaultValue("http://127.0.0.1:18083") URI fraudEngineUrl,
        @NotNull @DefaultValue("http://127.0.0.1:18084") URI adminConsoleUrl,
        @NotNull @DefaultValue("2s") Duration connectTimeout,
        @NotNull @DefaultValue("6s") Duration answerTimeout,
        @NotNull @DefaultValue("5m") Duration streamTimeout) {

    /** Each service's address by its name in the access table. */
    Map<String, URI> services() {
        return Map.of(
                "user-service", userServiceUrl,
                "interaction-service", interactionServiceUrl,
                "fraud-engine", fraudEngineUrl,
                "admin-console", adminConsoleUrl);
    }
}
