package io.tripline.gateway.signin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tripline.access.Caller;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the console who is signed in. */
@RestController
final class MeController {

    private static final String ROLE = "ROLE_";

    @GetMapping("/api/me")
    Me me(Authentication caller) {
        if (caller.getPrincipal() instanceof OidcUser person) {
            String fullName = person.getFullName();
            return new Me(
                    person.getName(),
                    fullName == null ? person.getName() : fullName,
                    roles(caller),
                    person.getClaimAsString("user_id"));
        }
        Caller client = Caller.current();
        return new Me(client.name(), client.name(), sorted(client.roles()), client.userId());
    }

    private static List<String> roles(Authentication caller) {
        return sorted(caller.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority != null && authority.startsWith(ROLE))
                .map(authority -> authority.substring(ROLE.length()))
                .collect(Collectors.toSet()));
    }

    private static List<String> sorted(Set<String> roles) {
        return roles.stream().sorted().toList();
    }

    /**
     * The one who asks.
     *
     * @param name the sign-in name, or an API client's id
     * @param displayName the full name
     * @param roles sorted by name
     * @param userId the Tripline user id; left out for staff and API clients
     */
    record Me(
            String name,
            String displayName,
            List<String> roles,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String userId) {}
}
