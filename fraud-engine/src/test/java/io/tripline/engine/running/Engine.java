package io.tripline.engine.running;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tripline.engine.FraudEngineApplication;
import io.tripline.engine.release.Releases;
import io.tripline.local.stack.Database;
import io.tripline.local.stack.TestStack;
import io.tripline.rules.release.ReleaseBundle;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole engine on the real stack, on free ports; it ends as if stopped. The token of a request is the caller's role. */
final class Engine implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    private Engine(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static Engine start() {
        return start(Faults.none());
    }

    static Engine start(Faults faults) {
        return start(faults, Map.of());
    }

    static Engine start(Faults faults, Map<String, String> settings) {
        Database database = TestStack.postgres().database("decisions");
        Map<String, Object> properties = new HashMap<>(Map.of(
                "server.port", "0",
                "management.server.port", "0",
                "spring.datasource.url", database.jdbcUrl(),
                "spring.datasource.username", database.user(),
                "spring.datasource.password", database.password(),
                "spring.kafka.bootstrap-servers", TestStack.kafka().bootstrapServers(),
                "tripline.redis.address", TestStack.redis().address(),
                "tripline.redis.password", TestStack.redis().password(),
                "tripline.intake.label-patience", "1s",
                "logging.structured.format.console", ""));
        properties.putAll(settings);
        return new Engine(new SpringApplicationBuilder(FraudEngineApplication.class, Tokens.class)
                .initializers(context -> context.getBeanFactory().addBeanPostProcessor(faults))
                .properties(properties)
                .run(properties.entrySet().stream()
                        .map(property -> "--" + property.getKey() + "=" + property.getValue())
                        .toArray(String[]::new)));
    }

    JdbcTemplate jdbc() {
        return context.getBean(JdbcTemplate.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Decisions made and published by this engine. */
    long decided() {
        return (long) context.getBean(MeterRegistry.class).find("tripline.decisions").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /** Milliseconds that batches spent in each step so far. */
    Map<String, Double> steps() {
        Map<String, Double> steps = new TreeMap<>();
        context.getBean(MeterRegistry.class)
                .find("tripline.batch")
                .timers()
                .forEach(timer -> steps.put(
                        String.valueOf(timer.getId().getTag("step")), timer.totalTime(TimeUnit.MILLISECONDS)));
        return steps;
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    HttpClient http() {
        return http;
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** As somebody of another role. */
    HttpResponse<String> getAs(String role, String path) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + role)
                .GET());
    }

    HttpResponse<String> post(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<String> put(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    /** The body of a request that has to succeed. */
    JsonNode read(String path) {
        HttpResponse<String> response = get(path);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    /** Waits until the release of this hash is in force and decisions rely on every fact of all in use. */
    void awaitFactsReady(String release) {
        awaitInForce(release);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> read("/v1/releases/live").path("backFilling").isEmpty());
    }

    /** This engine, once {@link #awaitFactsReady} is. */
    Engine ready(ReleaseBundle release) {
        awaitFactsReady(release.hash());
        return this;
    }

    void awaitInForce(String release) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> bean(Releases.class)
                        .inForce()
                        .filter(live -> live.hash().equals(release))
                        .isPresent());
    }

    HttpResponse<String> readiness() {
        String port = context.getEnvironment().getProperty("local.management.port");
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health/readiness"))
                .GET());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer analyst");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        context.close();
    }

    static class Tokens {
        @Bean
        JwtDecoder roleAsToken() {
            return role -> Jwt.withTokenValue(role)
                    .header("alg", "none")
                    .subject(role)
                    .claim("preferred_username", role)
                    .claim("roles", List.of(role))
                    .issuedAt(Instant.now())
                    .expiresAt(Instant.now().plusSeconds(60))
                    .build();
        }
    }
}
