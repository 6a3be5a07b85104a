package io.tripline.access.security;

import io.tripline.access.AccessTable;
import io.tripline.access.Operation;
import io.tripline.access.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** The parts of a filter chain that every service shares: tokens, the access table, and refusals in words. */
public final class AccessControl {

    private final AccessTable table;
    private final ProblemWriter problems;
    private final TokenAuthentication tokens;

    AccessControl(AccessTable table, ProblemWriter problems, JwtDecoder decoder) {
        this.table = table;
        this.problems = problems;
        this.tokens = new TokenAuthentication(decoder);
    }

    /**
     * Accepts a bearer token as the only proof of who calls: no session, hence nothing for CSRF to abuse.
     *
     * @param howToSignIn the sentence for those who come without one
     */
    public void acceptTokensOnly(HttpSecurity http, String howToSignIn) {
        SecurityProblems refusals = new SecurityProblems(table, problems, howToSignIn);
        http.csrf(csrf -> csrf.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.authenticationManager(tokens))
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals));
        answerProblems(http, howToSignIn);
    }

    /** Answers 401 and 403 as problem details. */
    public void answerProblems(HttpSecurity http, String howToSignIn) {
        SecurityProblems refusals = new SecurityProblems(table, problems, howToSignIn);
        http.exceptionHandling(
                errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
    }

    /** Allows each operation to its roles, and nothing else to anyone. */
    public void enforce(HttpSecurity http, List<Operation> operations) {
        http.authorizeHttpRequests(requests -> {
            // What these dispatches carry was judged when the request came in.
            requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                    .permitAll();
            for (Operation operation : operations) {
                allow(requests.requestMatchers(matcher(operation.method(), operation)), operation);
                if (operation.method().equals(HttpMethod.GET)) {
                    allow(requests.requestMatchers(matcher(HttpMethod.HEAD, operation)), operation);
                }
            }
            requests.anyRequest().denyAll();
        });
    }

    /** Headers for answers that a browser might be tricked into showing. */
    public void hardenHeaders(HttpSecurity http) {
        http.headers(headers -> headers.frameOptions(frames -> frames.deny())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)));
    }

    private static PathPatternRequestMatcher matcher(HttpMethod method, Operation operation) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, operation.path());
    }

    private static void allow(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizedUrl url, Operation operation) {
        if (operation.open()) {
            url.permitAll();
        } else {
            url.hasAnyRole(operation.roles().toArray(String[]::new));
        }
    }
}
