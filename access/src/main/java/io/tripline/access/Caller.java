package io.tripline.access;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who makes the present request.
 *
 * @param name the sign-in name of a person, or the client id of an API client
 * @param roles of {@link Roles#ALL}
 * @param userId the Tripline user id of a person with role {@code user}; null for staff and API clients
 */
public record Caller(
        String name, Set<String> roles, @Nullable String userId) {

    private static final String ROLE_PREFIX = "ROLE_";

    public Caller {
        roles = Set.copyOf(roles);
    }

    /**
     * The caller of the request handled by this thread.
     *
     * @throws IllegalStateException outside of a request that carried an access token
     */
    public static Caller current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Jwt token)) {
            throw new IllegalStateException("no access token was checked on this thread");
        }
        return of(token, authentication);
    }

    private static Caller of(Jwt token, Authentication authentication) {
        Set<String> roles = authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority != null && authority.startsWith(ROLE_PREFIX))
                .map(authority -> authority.substring(ROLE_PREFIX.length()))
                .collect(Collectors.toUnmodifiableSet());
        String name = roles.contains(Roles.SERVICE)
                ? token.getClaimAsString("azp")
                : token.getClaimAsString("preferred_username");
        return new Caller(
                name == null ? String.valueOf(token.getSubject()) : name, roles, token.getClaimAsString("user_id"));
    }

    public boolean is(String role) {
        return roles.contains(role);
    }

    /** Whether this is the caller's only role, so that nothing widens what it allows. */
    public boolean onlyAs(String role) {
        return roles.equals(Set.of(role));
    }

    /** Whether the user of this id is the caller. */
    public boolean owns(String user) {
        return user.equals(userId);
    }
}
