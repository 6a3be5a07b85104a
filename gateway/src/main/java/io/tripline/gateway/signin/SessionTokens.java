package io.tripline.gateway.signin;

import io.tripline.access.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.stereotype.Component;

/** The access token of the person whose session a request carries, renewed in time. Thread-safe. */
@Component
public final class SessionTokens {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final OAuth2AuthorizedClientManager manager;
    private final OAuth2AuthorizedClientRepository clients;

    SessionTokens(OAuth2AuthorizedClientManager manager, OAuth2AuthorizedClientRepository clients) {
        this.manager = manager;
        this.clients = clients;
    }

    /**
     * The token to send on to a service; empty when the request carries no session.
     *
     * @throws Refusal 401 when the person's session at the identity provider is over; 503 when a needed renewal cannot
     *     be had
     */
    public Optional<String> token(HttpServletRequest request, HttpServletResponse response) {
        return SecurityContextHolder.getContext().getAuthentication() instanceof OAuth2AuthenticationToken person
                ? Optional.of(token(person, request, response))
                : Optional.empty();
    }

    private String token(OAuth2AuthenticationToken person, HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizedClient present =
                clients.loadAuthorizedClient(ClientConfiguration.REGISTRATION, person, request);
        if (present == null) {
            throw over(request);
        }
        try {
            OAuth2AuthorizedClient renewed = manager.authorize(OAuth2AuthorizeRequest.withAuthorizedClient(present)
                    .principal(person)
                    .attribute(HttpServletRequest.class.getName(), request)
                    .attribute(HttpServletResponse.class.getName(), response)
                    .build());
            return usable(renewed == null ? present : renewed, request);
        } catch (ClientAuthorizationException e) {
            if (OAuth2ErrorCodes.INVALID_GRANT.equals(e.getError().getErrorCode())) {
                throw over(request);
            }
            return usable(present, null);
        }
    }

    /** Ended tokens are of no use; without a session to blame, it is the identity provider that is away. */
    private static String usable(OAuth2AuthorizedClient client, @Nullable HttpServletRequest blamed) {
        Instant end = client.getAccessToken().getExpiresAt();
        if (end == null || end.isAfter(Instant.now())) {
            return client.getAccessToken().getTokenValue();
        }
        throw blamed != null
                ? over(blamed)
                : Refusal.unavailable("Your access cannot be renewed: the identity provider is away. Try again.", SOON);
    }

    private static Refusal over(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        return Refusal.of(
                HttpStatus.UNAUTHORIZED,
                "session-over",
                "Your session is over; sign in again at /oauth2/authorization/keycloak.");
    }
}
