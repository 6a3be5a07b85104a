package io.tripline.user;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The people and machines that call in tests. */
public final class Callers {

    private Callers() {}

    public static RequestPostProcessor client() {
        return client("demo");
    }

    public static RequestPostProcessor client(String id) {
        return jwt().jwt(token -> token.claim("azp", id)).authorities(new SimpleGrantedAuthority("ROLE_service"));
    }

    public static RequestPostProcessor staff(String name, String role) {
        return jwt().jwt(token -> token.claim("preferred_username", name))
                .authorities(new SimpleGrantedAuthority("ROLE_" + role));
    }

    public static RequestPostProcessor user(String userId) {
        return jwt().jwt(token -> token.claim("preferred_username", "someone").claim("user_id", userId))
                .authorities(new SimpleGrantedAuthority("ROLE_user"));
    }
}
