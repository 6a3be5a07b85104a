package io.tripline.gateway.edge;

import io.tripline.access.AccessTable;
import io.tripline.access.security.AccessControl;
import io.tripline.gateway.signin.SignIn;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Two ways to be known: the token an API client sends, or the session of a person. Both obey the one access table. */
@Configuration(proxyBeanMethods = false)
class SecurityChains {

    private static final String HOW_TO_SIGN_IN =
            "Sign in at /oauth2/authorization/keycloak, or send the header Authorization: Bearer <access token>.";

    private static final String API_CONTENT = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";
    private static final long YEAR_SECONDS = 31_536_000;

    private static final RequestMatcher BEARS_A_TOKEN = request -> {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith("bearer");
    };

    @Bean
    @Order(1)
    SecurityFilterChain tokens(HttpSecurity http, AccessControl access, AccessTable table) {
        http.securityMatcher(BEARS_A_TOKEN);
        access.acceptTokensOnly(http, HOW_TO_SIGN_IN);
        access.enforce(http, table.operations());
        headers(http);
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain sessions(HttpSecurity http, AccessControl access, AccessTable table, SignIn signIn) {
        // In this order: spa() brings a repository of its own.
        http.csrf(csrf -> csrf.spa().csrfTokenRepository(csrfCookie())).requestCache(cache -> cache.disable());
        signIn.configure(http);
        access.answerProblems(http, HOW_TO_SIGN_IN);
        access.enforce(http, table.operations());
        headers(http);
        return http.build();
    }

    /** The console's script reads it and repeats it in a header, which a page of another site cannot. */
    private static CookieCsrfTokenRepository csrfCookie() {
        CookieCsrfTokenRepository repository = CookieCsrfTokenRepository.withHttpOnlyFalse();
        repository.setCookiePath("/");
        repository.setCookieCustomizer(cookie -> cookie.secure(true).sameSite("Strict"));
        return repository;
    }

    /** What a service has set itself, as the console its content policy, stays. */
    private static void headers(HttpSecurity http) {
        http.headers(headers -> headers.frameOptions(frames -> frames.deny())
                .contentSecurityPolicy(content -> content.policyDirectives(API_CONTENT))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .httpStrictTransportSecurity(transport -> transport
                        .requestMatcher(AnyRequestMatcher.INSTANCE)
                        .includeSubDomains(true)
                        .maxAgeInSeconds(YEAR_SECONDS)));
    }
}
