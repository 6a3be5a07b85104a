package io.tripline.gateway.signin;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where people sign in, and as which client.
 *
 * @param publicUrl the gateway as browsers see it
 * @param keycloakUrl the identity provider, as browsers and this gateway see it
 * @param realm the realm at the identity provider
 * @param clientId the client the gateway is there
 * @param clientSecret its secret; has no default
 * @param timeout how long the identity provider may take to connect or to answer; it hashes passwords on purpose slowly,
 *     but not for us
 * @param renewBeforeEnd a token is renewed this long before it ends, so that it does not end on the way to a service
 */
@Validated
@ConfigurationProperties("tripline.gateway")
record SignInProperties(
        @NotNull @DefaultValue("http://localhost:18080") URI publicUrl,

        @NotNull @DefaultValue("http://localhost:18480") URI keycloakUrl,

        @NotBlank @DefaultValue("tripline") String realm,

        @NotBlank @DefaultValue("gateway") String clientId,

        @NotBlank(message = "must be set to the secret of the gateway's client at the identity provider")
        String clientSecret,

        @NotNull @DefaultValue("3s") Duration timeout,
        @NotNull @DefaultValue("30s") Duration renewBeforeEnd) {

    String issuer() {
        return keycloakUrl + "/realms/" + realm;
    }

    String endpoint(String name) {
        return issuer() + "/protocol/openid-connect/" + name;
    }
}
