package io.tripline.gateway.limit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tripline.access.Refusal;
import io.tripline.access.Roles;
import io.tripline.access.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses what exceeds the caller's limit with 429, before it costs a service anything. */
final class RateLimitFilter extends OncePerRequestFilter {

    private final RateLimits limits;
    private final Limit client;
    private final Limit person;
    private final ProblemWriter problems;
    private final Counter refused;

    RateLimitFilter(RateLimits limits, LimitProperties properties, ProblemWriter problems, MeterRegistry meters) {
        this.limits = limits;
        this.client = properties.client().limit();
        this.person = properties.person().limit();
        this.problems = problems;
        this.refused = Counter.builder("tripline.gateway.limit.refused")
                .description("Requests refused because their caller exceeded its limit")
                .register(meters);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Duration> wait =
                count(request, SecurityContextHolder.getContext().getAuthentication());
        if (wait.isEmpty()) {
            chain.doFilter(request, response);
        } else {
            refused.increment();
            problems.write(request, response, refusal(wait.get()));
        }
    }

    private Optional<Duration> count(HttpServletRequest request, @Nullable Authentication caller) {
        return switch (caller == null ? null : caller.getPrincipal()) {
            case Jwt token when isClient(caller) -> limits.count("client:" + token.getClaimAsString("azp"), client);
            case Jwt token -> limits.count("person:" + token.getSubject(), person);
            case OidcUser user -> limits.count("person:" + user.getSubject(), person);
            case null, default -> limits.count("address:" + request.getRemoteAddr(), person);
        };
    }

    private static boolean isClient(@Nullable Authentication caller) {
        return caller != null
                && caller.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .anyMatch(("ROLE_" + Roles.SERVICE)::equals);
    }

    private static Refusal refusal(Duration wait) {
        return new Refusal(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-requests",
                        "You ask more often than your limit allows; wait as Retry-After says, or send batches.",
                        List.of())
                .retryAfter(wait);
    }
}
