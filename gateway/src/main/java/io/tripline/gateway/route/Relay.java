package io.tripline.gateway.route;

import io.tripline.access.AccessTable;
import io.tripline.access.Operation;
import io.tripline.access.Refusal;
import io.tripline.gateway.signin.SessionTokens;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Swaps the browser's session for its access token: no cookie goes to a service, no token to the browser. */
@Component
final class Relay implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final String CSRF = "X-XSRF-TOKEN";

    private final SessionTokens tokens;
    private final AccessTable table;

    Relay(SessionTokens tokens, AccessTable table) {
        this.tokens = tokens;
        this.table = table;
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> service) throws Exception {
        Optional<String> token;
        try {
            token = isOpen(request) ? Optional.empty() : tokens.token(request.servletRequest(), response());
        } catch (Refusal refusal) {
            return Answers.of(request, refusal);
        }
        return service.handle(ServerRequest.from(request)
                .headers(headers -> {
                    headers.remove(HttpHeaders.COOKIE);
                    headers.remove(CSRF);
                    token.ifPresent(headers::setBearerAuth);
                })
                .build());
    }

    private boolean isOpen(ServerRequest request) {
        return table.find(request.method(), request.path()).map(Operation::open).orElse(false);
    }

    private static HttpServletResponse response() {
        ServletRequestAttributes attributes =
                (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        return Objects.requireNonNull(attributes.getResponse());
    }
}
