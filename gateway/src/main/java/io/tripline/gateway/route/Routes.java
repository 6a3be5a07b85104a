package io.tripline.gateway.route;

import static org.springframework.cloud.gateway.server.mvc.filter.AfterFilterFunctions.removeResponseHeader;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.tripline.access.AccessTable;
import java.net.URI;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Routes each operation of the access table to its service; there is no other route. */
@Configuration(proxyBeanMethods = false)
class Routes {

    /** As long as a breaker stays open. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(3);

    @Bean
    RouterFunction<ServerResponse> serviceRoutes(
            RouteProperties routes,
            AccessTable table,
            Relay relay,
            CircuitBreakerRegistry breakers,
            MeterRegistry meters) {
        return routes.services().entrySet().stream()
                .map(service -> toService(
                        service.getKey(),
                        service.getValue(),
                        table,
                        relay,
                        new Guard(breakers.circuitBreaker(service.getKey()), RETRY_AFTER, meters)))
                .reduce(RouterFunction::and)
                .orElseThrow();
    }

    private static RouterFunction<ServerResponse> toService(
            String service, URI address, AccessTable table, Relay relay, Guard guard) {
        return route(service)
                .route(answeredBy(service, table), http())
                .before(uri(address))
                .filter(relay)
                .filter(guard)
                // The gateway's own says the same.
                .after(removeResponseHeader("Trace-Id"))
                .build();
    }

    private static RequestPredicate answeredBy(String service, AccessTable table) {
        return request -> table.find(request.method(), request.path())
                .filter(operation -> operation.service().equals(service))
                .isPresent();
    }
}
