package io.tripline.gateway.signin;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Ends sessions at the identity provider. Thread-safe. */
final class IdentityProvider {

    private static final Logger LOG = LoggerFactory.getLogger(IdentityProvider.class);

    private final RestClient http;
    private final SignInProperties signIn;

    IdentityProvider(RestClient http, SignInProperties signIn) {
        this.http = http;
        this.signIn = signIn;
    }

    /** Ends the session a refresh token belongs to; one that cannot be ended now ends there by itself. */
    void end(String refreshToken) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("client_id", signIn.clientId());
        form.add("client_secret", signIn.clientSecret());
        form.add("refresh_token", refreshToken);
        try {
            http.post()
                    .uri(signIn.endpoint("logout"))
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .body(form)
                    .retrieve()
                    .toBodilessEntity();
        } catch (RestClientException e) {
            LOG.warn("a session could not be ended at the identity provider: {}", e.toString());
        }
    }
}
