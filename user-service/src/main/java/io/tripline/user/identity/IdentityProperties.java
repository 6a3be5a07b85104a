package io.tripline.user.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the identity provider is and how patient this service is with it.
 *
 * @param url base address of Keycloak
 * @param realm realm that holds the users
 * @param clientId service account with the role {@code manage-users}
 * @param clientSecret secret of that account; there is no default
 * @param connectTimeout longest wait for a connection
 * @param readTimeout longest wait for one answer
 * @param poll how often the worker looks for accounts to bring up to date
 * @param longestPause cap of the doubling pause between two attempts for the same user
 */
@Validated
@ConfigurationProperties("tripline.identity")
record IdentityProperties(
        @NotNull URI url,
        @NotBlank String realm,
        @NotBlank String clientId,
        @NotBlank String clientSecret,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("5s") Duration readTimeout,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("30s") Duration longestPause) {}
