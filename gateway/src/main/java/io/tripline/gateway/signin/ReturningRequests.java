package io.tripline.gateway.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** Remembers where a person was going, when that is a place of the console. */
final class ReturningRequests implements OAuth2AuthorizationRequestResolver {

    private static final String RETURN = "return";

    /** A path of this host only: anything else would let a link of ours send people elsewhere. */
    private static final Pattern CONSOLE = Pattern.compile("/console/[\\w./?&=%+:,~@!-]*");

    private final OAuth2AuthorizationRequestResolver standard;

    ReturningRequests(OAuth2AuthorizationRequestResolver standard) {
        this.standard = standard;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return returning(standard.resolve(request), request);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return returning(standard.resolve(request, registration), request);
    }

    private static @Nullable OAuth2AuthorizationRequest returning(
            @Nullable OAuth2AuthorizationRequest signIn, HttpServletRequest request) {
        String target = request.getParameter(RETURN);
        if (signIn == null || target == null || !CONSOLE.matcher(target).matches()) {
            return signIn;
        }
        return OAuth2AuthorizationRequest.from(signIn)
                .attributes(attributes -> attributes.put(PendingSignIns.TARGET, target))
                .build();
    }
}
