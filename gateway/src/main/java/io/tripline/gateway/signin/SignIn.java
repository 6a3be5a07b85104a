package io.tripline.gateway.signin;

import io.tripline.access.Roles;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.stereotype.Component;

/**
 * Signs people in by authorisation code and PKCE, and out here and at the identity provider.
 *
 * <p>{@code GET /oauth2/authorization/keycloak?return=/console/…} starts; afterwards the browser is at the path of
 * {@code return}, or at {@code /console/}. {@code POST /logout} ends.
 */
@Component
public final class SignIn {

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
    private static final String HOME = "/console/";
    private static final String FAILED = "/console/?signIn=failed";

    private final ClientRegistrationRepository registrations;
    private final OAuth2AuthorizedClientRepository clients;
    private final IdentityProvider provider;
    private final PendingSignIns pending;

    SignIn(
            ClientRegistrationRepository registrations,
            OAuth2AuthorizedClientRepository clients,
            IdentityProvider provider,
            SignInProperties properties) {
        this.registrations = registrations;
        this.clients = clients;
        this.provider = provider;
        this.pending = new PendingSignIns(new Seal(properties.clientSecret()), Clock.systemUTC());
    }

    /** Adds sign-in and sign-out to a filter chain. */
    public void configure(HttpSecurity http) {
        http.oauth2Login(login -> login.loginPage(HOME)
                        .authorizedClientRepository(clients)
                        .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(requests())
                                .authorizationRequestRepository(pending))
                        .userInfoEndpoint(user -> user.userAuthoritiesMapper(SignIn::roles))
                        .successHandler((request, response, person) -> response.sendRedirect(target(request)))
                        .failureHandler(SignIn::failed))
                .logout(logout -> logout.logoutUrl("/logout")
                        .addLogoutHandler(this::endAtProvider)
                        .logoutSuccessHandler(SignIn::signedOut));
    }

    private OAuth2AuthorizationRequestResolver requests() {
        DefaultOAuth2AuthorizationRequestResolver standard = new DefaultOAuth2AuthorizationRequestResolver(
                registrations, OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
        return new ReturningRequests(standard);
    }

    private static String target(HttpServletRequest request) {
        return request.getAttribute(PendingSignIns.TARGET) instanceof String target ? target : HOME;
    }

    private static void failed(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        LOG.warn("a sign-in failed: {}", failure.getMessage());
        response.sendRedirect(FAILED);
    }

    private void endAtProvider(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication person) {
        if (person == null) {
            return;
        }
        OAuth2AuthorizedClient client = clients.loadAuthorizedClient(ClientConfiguration.REGISTRATION, person, request);
        if (client != null && client.getRefreshToken() != null) {
            provider.end(client.getRefreshToken().getTokenValue());
        }
    }

    /** A page is sent back to the console; a script gets the plain answer. */
    private static void signedOut(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication person)
            throws IOException {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept != null && accept.contains(MediaType.TEXT_HTML_VALUE)) {
            response.sendRedirect(HOME);
        } else {
            response.setStatus(HttpStatus.NO_CONTENT.value());
        }
    }

    private static Collection<GrantedAuthority> roles(Collection<? extends GrantedAuthority> granted) {
        return granted.stream()
                .filter(OidcUserAuthority.class::isInstance)
                .map(OidcUserAuthority.class::cast)
                .flatMap(authority -> roles(authority).stream())
                .filter(Roles.ALL::contains)
                .map(role -> (GrantedAuthority) new SimpleGrantedAuthority("ROLE_" + role))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> roles(OidcUserAuthority authority) {
        List<String> roles = authority.getIdToken().getClaimAsStringList("roles");
        return roles == null ? List.of() : roles;
    }
}
