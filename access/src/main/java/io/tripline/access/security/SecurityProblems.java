package io.tripline.access.security;

import io.tripline.access.AccessTable;
import io.tripline.access.Operation;
import io.tripline.access.Refusal;
import io.tripline.access.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Answers who is not known (401) and who may not (403) with what to do about it; never a redirect. */
final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Duration KEYS_RETRY = Duration.ofSeconds(5);

    private final AccessTable table;
    private final ProblemWriter problems;
    private final String howToSignIn;

    SecurityProblems(AccessTable table, ProblemWriter problems, String howToSignIn) {
        this.table = table;
        this.problems = problems;
        this.howToSignIn = howToSignIn;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        switch (e) {
            case KeysUnavailableException away ->
                problems.write(
                        request,
                        response,
                        Refusal.unavailable(
                                "Tokens cannot be checked: the identity provider is away. Try again.", KEYS_RETRY));
            case InvalidBearerTokenException refused -> {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
                problems.write(
                        request,
                        response,
                        HttpStatus.UNAUTHORIZED,
                        "token-refused",
                        "The access token was refused: " + refused.getMessage() + ". " + howToSignIn);
            }
            default -> {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                problems.write(request, response, HttpStatus.UNAUTHORIZED, "not-signed-in", howToSignIn);
            }
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        if (SecurityContextHolder.getContext().getAuthentication() == null) {
            // Refused before anyone asked who calls, for want of a token that only those signed in have.
            commence(request, response, new InsufficientAuthenticationException("not signed in", e));
            return;
        }
        if (e instanceof CsrfException) {
            problems.write(
                    request,
                    response,
                    HttpStatus.FORBIDDEN,
                    "csrf-token-refused",
                    "Repeat the value of the cookie XSRF-TOKEN in the header X-XSRF-TOKEN; any GET sets the cookie.");
            return;
        }
        denied(request, response);
    }

    private void denied(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI();
        HttpMethod method = HttpMethod.valueOf(request.getMethod());
        Set<HttpMethod> offered = table.methodsAt(path);
        if (offered.isEmpty()) {
            problems.write(
                    request,
                    response,
                    HttpStatus.NOT_FOUND,
                    "unknown-path",
                    "There is nothing at " + path + "; check the path.");
        } else if (table.find(method, path).isEmpty()) {
            String methods = offered.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
            response.setHeader(HttpHeaders.ALLOW, methods);
            problems.write(
                    request,
                    response,
                    HttpStatus.METHOD_NOT_ALLOWED,
                    "method-not-allowed",
                    method + " is not offered here; use " + methods + ".");
        } else {
            String roles = table.find(method, path).map(Operation::roles).orElse(Set.of()).stream()
                    .sorted()
                    .collect(Collectors.joining(", "));
            problems.write(
                    request,
                    response,
                    HttpStatus.FORBIDDEN,
                    "not-allowed",
                    "This needs one of the roles " + roles + "; ask an administrator for one of them.");
        }
    }
}
