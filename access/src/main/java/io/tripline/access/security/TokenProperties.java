package io.tripline.access.security;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which access tokens are accepted; the defaults are those of the local stack.
 *
 * @param issuer the {@code iss} a token must carry
 * @param jwkSetUri where the issuer publishes its signing keys; asked for when the first token comes
 * @param audience what a token's {@code aud} must contain
 * @param keysFresh how long fetched keys are used before they are asked for again
 * @param keysKept how long the last keys go on serving while the issuer is away
 */
@Validated
@ConfigurationProperties("tripline.tokens")
public record TokenProperties(
        @NotBlank @DefaultValue("http://localhost:18480/realms/tripline")
        String issuer,

        @NotNull @DefaultValue("http://localhost:18480/realms/tripline/protocol/openid-connect/certs")
        URI jwkSetUri,

        @NotBlank @DefaultValue("tripline-api") String audience,

        @NotNull @DefaultValue("5m") Duration keysFresh,

        @NotNull @DefaultValue("24h") Duration keysKept) {}
