package io.tripline.gateway.route;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tripline.access.Refusal;
import io.tripline.gateway.edge.InboundBodyException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Stands before one service: calls it while it answers, and answers for it while it does not.
 *
 * <p>Only a missing answer counts against the service. An error it states itself is an answer, else one caller's bad
 * input could close the service to all.
 */
final class Guard implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    private final CircuitBreaker breaker;
    private final Duration retryAfter;
    private final Counter fallbacks;

    Guard(CircuitBreaker breaker, Duration retryAfter, MeterRegistry meters) {
        this.breaker = breaker;
        this.retryAfter = retryAfter;
        this.fallbacks = Counter.builder("tripline.gateway.fallbacks")
                .description("Requests answered by the gateway because the service did not")
                .tag("service", breaker.getName())
                .register(meters);
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> service) throws Exception {
        if (!breaker.tryAcquirePermission()) {
            return fallback(request, "has not answered lately and is left alone for a moment. Nothing was sent to it");
        }
        long start = breaker.getCurrentTimestamp();
        try {
            ServerResponse response = service.handle(request);
            breaker.onSuccess(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit());
            return response;
        } catch (Exception e) {
            Optional<InboundBodyException> inbound = cause(e, InboundBodyException.class);
            if (inbound.isPresent() || cause(e, IOException.class).isEmpty()) {
                breaker.releasePermission();
                return Answers.of(request, callersFault(inbound, e));
            }
            breaker.onError(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), e);
            LOG.warn("{} did not answer {} {}: {}", breaker.getName(), request.method(), request.path(), e.toString());
            return fallback(request, reason(e));
        }
    }

    private ServerResponse fallback(ServerRequest request, String reason) {
        fallbacks.increment();
        return Answers.of(
                request,
                Refusal.of(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "service-unavailable",
                                breaker.getName() + " " + reason + ". Try again after the seconds of Retry-After.")
                        .retryAfter(retryAfter));
    }

    private static String reason(Exception e) {
        if (cause(e, ConnectionRequestTimeoutException.class).isPresent()) {
            return "has more to do than it can. Nothing was sent to it";
        }
        if (cause(e, ConnectException.class).isPresent()
                || cause(e, ConnectTimeoutException.class).isPresent()) {
            return "cannot be reached. Nothing was sent to it";
        }
        return "did not answer. Whether it acted is not known; the same request with the same id is safe to repeat";
    }

    private static Refusal callersFault(Optional<InboundBodyException> inbound, Exception e) throws Exception {
        InboundBodyException body = inbound.orElseThrow(() -> e);
        return body.tooLarge()
                ? Refusal.of(HttpStatus.CONTENT_TOO_LARGE, "body-too-large", String.valueOf(body.getMessage()))
                : Refusal.of(
                        HttpStatus.BAD_REQUEST,
                        "body-broken-off",
                        "The body ended before it was whole; send it again.");
    }

    private static <T extends Throwable> Optional<T> cause(Throwable e, Class<T> type) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
