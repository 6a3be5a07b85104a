package io.tripline.gateway.route;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.util.Timeout;

/**
 * How long an answer is waited for: as long as a service may take, and longer only where the caller asks to wait for a decision
 * or listens to a stream. So one that hangs is noticed within seconds.
 */
final class Patience implements ExecChainHandler {

    private static final Pattern WAIT = Pattern.compile("\\bwait\\s*=\\s*\"?([0-9]{1,3})");
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final RouteProperties routes;

    Patience(RouteProperties routes) {
        this.routes = routes;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        RequestConfig config = scope.clientContext.getRequestConfigOrDefault();
        scope.clientContext.setRequestConfig(RequestConfig.copy(config)
                .setResponseTimeout(Timeout.of(timeoutOf(request)))
                .build());
        return chain.proceed(request, scope);
    }

    private Duration timeoutOf(ClassicHttpRequest request) {
        String path = request.getPath();
        if (path != null && path.replaceFirst("\\?.*", "").endsWith("/stream")) {
            return routes.streamTimeout();
        }
        return routes.answerTimeout().plus(askedToWait(request));
    }

    /** Rounded up, as decimals are allowed; what is no number is the service's to refuse. */
    private static Duration askedToWait(ClassicHttpRequest request) {
        for (Header prefer : request.getHeaders("Prefer")) {
            Matcher wait = WAIT.matcher(String.valueOf(prefer.getValue()));
            if (wait.find()) {
                Duration asked = Duration.ofSeconds(Long.parseLong(wait.group(1)) + 1);
                return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
            }
        }
        return Duration.ZERO;
    }
}
