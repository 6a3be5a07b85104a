package io.tripline.gateway.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;

/**
 * Keeps a sign-in under way in a cookie of its own, sealed, one for each tab. The session cookie cannot carry it: being
 * SameSite=Strict, it is not sent when the identity provider sends the browser back.
 */
final class PendingSignIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    /** Where the browser goes after sign-in, as an attribute of the pending request and of the servlet request. */
    static final String TARGET = "tripline.target";

    private static final String COOKIE = "__Host-tripline-sign-in-";
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Seal seal;
    private final Clock clock;

    PendingSignIns(Seal seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return pending(request).orElse(null);
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest pending, HttpServletRequest request, HttpServletResponse response) {
        if (pending != null) {
            Instant end = clock.instant().plus(LIFE);
            set(response, name(pending.getState()), seal.close(new Pending(end, pending).asMap()), LIFE);
        }
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        Optional<OAuth2AuthorizationRequest> pending = pending(request);
        pending.ifPresent(known -> {
            set(response, name(known.getState()), "", Duration.ZERO);
            request.setAttribute(TARGET, known.getAttributes().get(TARGET));
        });
        return pending.orElse(null);
    }

    private Optional<OAuth2AuthorizationRequest> pending(HttpServletRequest request) {
        String state = request.getParameter(OAuth2ParameterNames.STATE);
        if (state == null || request.getCookies() == null) {
            return Optional.empty();
        }
        return Arrays.stream(request.getCookies())
                .filter(cookie -> cookie.getName().equals(name(state)))
                .map(Cookie::getValue)
                .flatMap(value -> opened(value).stream())
                .filter(pending -> state.equals(pending.getState()))
                .findFirst();
    }

    private Optional<OAuth2AuthorizationRequest> opened(String value) {
        return seal.open(value)
                .map(Pending::of)
                .filter(pending -> clock.instant().isBefore(pending.end()))
                .map(Pending::request);
    }

    private static void set(HttpServletResponse response, String name, String value, Duration life) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .path("/")
                        .secure(true)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .maxAge(life)
                        .build()
                        .toString());
    }

    private static String name(@Nullable String state) {
        return COOKIE + Integer.toHexString(String.valueOf(state).hashCode());
    }

    /** A pending request and its end, as the flat text that is sealed. */
    private record Pending(Instant end, OAuth2AuthorizationRequest request) {

        private static final String PARAMETER = "parameter.";
        private static final String ATTRIBUTE = "attribute.";

        Map<String, String> asMap() {
            Map<String, String> map = new HashMap<>();
            map.put("end", end.toString());
            map.put("uri", request.getAuthorizationUri());
            map.put("clientId", request.getClientId());
            map.put("redirectUri", String.valueOf(request.getRedirectUri()));
            map.put("state", String.valueOf(request.getState()));
            map.put("scopes", String.join(" ", request.getScopes()));
            request.getAdditionalParameters().forEach((name, value) -> map.put(PARAMETER + name, value.toString()));
            request.getAttributes().forEach((name, value) -> map.put(ATTRIBUTE + name, value.toString()));
            return map;
        }

        static Pending of(Map<String, String> map) {
            OAuth2AuthorizationRequest request = OAuth2AuthorizationRequest.authorizationCode()
                    .authorizationUri(map.getOrDefault("uri", ""))
                    .clientId(map.getOrDefault("clientId", ""))
                    .redirectUri(map.get("redirectUri"))
                    .state(map.get("state"))
                    .scope(map.getOrDefault("scopes", "").split(" ", -1))
                    .additionalParameters(parameters -> parameters.putAll(starting(map, PARAMETER)))
                    .attributes(attributes -> attributes.putAll(starting(map, ATTRIBUTE)))
                    .build();
            return new Pending(Instant.parse(map.getOrDefault("end", Instant.EPOCH.toString())), request);
        }

        private static Map<String, Object> starting(Map<String, String> map, String prefix) {
            Map<String, Object> found = new HashMap<>();
            map.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(prefix))
                    .forEach(entry -> found.put(entry.getKey().substring(prefix.length()), entry.getValue()));
            return found;
        }
    }
}
