package io.tripline.access.security;

import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import io.tripline.access.Roles;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;

/** Judges an access token; tells a bad token from keys that cannot be had. */
final class TokenAuthentication implements AuthenticationManager {

    private final JwtAuthenticationProvider provider;

    TokenAuthentication(JwtDecoder decoder) {
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(TokenAuthentication::authorities);
        provider = new JwtAuthenticationProvider(decoder);
        provider.setJwtAuthenticationConverter(converter);
    }

    @Override
    public Authentication authenticate(Authentication token) {
        try {
            return Objects.requireNonNull(provider.authenticate(token));
        } catch (AuthenticationServiceException e) {
            if (unknownKey(e)) {
                throw new InvalidBearerTokenException("The token is signed by a key the issuer does not publish", e);
            }
            throw new KeysUnavailableException(e);
        }
    }

    /** The keys were fetched a moment ago and do not contain the token's: no reason to blame the issuer. */
    private static boolean unknownKey(AuthenticationServiceException e) {
        return Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
                .anyMatch(RateLimitReachedException.class::isInstance);
    }

    private static Collection<GrantedAuthority> authorities(Jwt token) {
        List<String> roles = token.getClaimAsStringList("roles");
        return roles == null
                ? List.of()
                : roles.stream()
                        .filter(Roles.ALL::contains)
                        .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                        .toList();
    }
}
