package io.tripline.interaction;

import static org.awaitility.Awaitility.await;

import io.tripline.local.stack.Database;
import io.tripline.local.stack.TestStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as it runs, on the real stack, and what its tests say to it. One for all test classes. */
@SpringBootTest(
        classes = {InteractionServiceApplication.class, RunningService.Tokens.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "management.server.port=0")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RunningService {

    protected static final Duration SOON = Duration.ofSeconds(30);
    protected static final String CLIENT = "service demo";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String HASH = "ab".repeat(32);

    @Autowired
    protected JdbcTemplate jdbc;

    @Autowired
    private KafkaTemplate<String, byte[]> kafka;

    @LocalServerPort
    private int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void stack(DynamicPropertyRegistry registry) {
        Database database = TestStack.postgres().database("interactions");
        registry.add("spring.datasource.url", database::jdbcUrl);
        registry.add("spring.datasource.username", database::user);
        registry.add("spring.datasource.password", database::password);
        registry.add("spring.kafka.bootstrap-servers", () -> TestStack.kafka().bootstrapServers());
        registry.add("tripline.redis.address", () -> TestStack.redis().address());
        registry.add("tripline.redis.password", () -> TestStack.redis().password());
    }

    @AfterAll
    void closeClient() {
        http.close();
    }

    /** Takes a bearer token that says who it is: a role, a name and perhaps a user id. */
    @TestConfiguration
    static class Tokens {

        @Bean
        JwtDecoder tokensThatSayWhoTheyAre() {
            return token -> {
                String[] parts = token.split("\\.", -1);
                Jwt.Builder jwt = Jwt.withTokenValue(token)
                        .header("alg", "RS256")
                        .claim("roles", List.of(parts[0]))
                        .claim("preferred_username", parts[1])
                        .claim("azp", parts[1])
                        .expiresAt(Instant.now().plusSeconds(60));
                return parts.length == 3 ? jwt.claim("user_id", parts[2]).build() : jwt.build();
            };
        }
    }

    /** An answer, with its body as text and as JSON. */
    public record Reply(int status, String body, HttpResponse<String> response) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    protected static String user(String userId) {
        return "user uma " + userId;
    }

    protected static String newId() {
        return UUID.randomUUID().toString();
    }

    protected static String payment(String id, String userId) {
        return payment(id, userId, "2026-11-22T10:15:30.123Z");
    }

    protected static String payment(String id, String userId, String occurredAt) {
        return """
                {"id":"%s","type":"PAYMENT","userId":"%s","occurredAt":"%s",\
                "amount":{"value":"129.90","currency":"EUR"},"attributes":{"mcc":"5732"}}""".formatted(id, userId, occurredAt);
    }

    protected Reply submit(String who, String body, String... headers) {
        return send(request(who, "/v1/interactions", headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    protected Reply batch(List<String> lines) {
        return send(request(CLIENT, "/v1/interactions:batch")
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("\n", lines))));
    }

    protected Reply post(String who, String path, String body) {
        return send(request(who, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    protected Reply get(String who, String path) {
        return send(request(who, path).GET());
    }

    protected HttpRequest.Builder request(String who, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(SOON)
                .header("Authorization", "Bearer " + who.replace(' ', '.'));
        return headers.length == 0 ? request : request.headers(headers);
    }

    protected HttpClient http() {
        return http;
    }

    protected Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    protected static String decision(String interactionId, String userId, String outcome) {
        return """
                {"id":"%s","interactionId":"%s","userId":"%s","type":"PAYMENT","occurredAt":"2026-11-22T10:15:30.123Z",
                 "receivedAt":"2026-11-22T10:15:30.200Z","decidedAt":"2026-11-22T10:15:30.210Z","outcome":"%s","score":45.00,
                 "hits":[{"ruleId":"velocity.payment-burst","version":"1","name":"Payment burst",
                   "reasonCode":"VELOCITY_PAYMENT_BURST","group":"velocity","weight":45.0,"mode":"LIVE","counted":true,
                   "reads":[{"name":"user.payments.count_10m","value":6,"unit":"payments","condition":">= 5"}],
                   "reasons":{"customer":"Many payments in a short time","analyst":"6 payments in 10 minutes"}}],
                 "facts":{"user.payments.count_10m":6},"interaction":{"id":"%s"},"releaseHash":"%s","degraded":[],
                 "timings":{"queuedMicros":1},"traceId":"%s"}""".formatted(newId(), interactionId, userId, outcome, interactionId, HASH, "0".repeat(32));
    }

    /** Publishes a message as the engine does. */
    protected void decide(String userId, String decision) {
        try {
            kafka.send(new ProducerRecord<>("decisions", userId, decision.getBytes(StandardCharsets.UTF_8)))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    protected void awaitDecided(String interactionId) {
        await().atMost(SOON)
                .until(() -> get("analyst ana", "/v1/interactions/" + interactionId)
                        .json()
                        .at("/interaction/status")
                        .asString()
                        .equals("DECIDED"));
    }

    /** The values on a topic by {@code ce_id}, once these ids are there; the first sight of each, in order. */
    protected Map<String, String> awaitOnTopic(String topic, List<String> ids) {
        Map<String, String> seen = new LinkedHashMap<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", TestStack.kafka().bootstrapServers(),
                        "group.id", newId(),
                        "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            await().atMost(SOON).until(() -> {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    String id = record.headers().lastHeader("ce_id") == null
                            ? String.valueOf(record.key())
                            : new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
                    if (ids.contains(id)) {
                        seen.putIfAbsent(id, record.value());
                    }
                }
                return seen.size() == ids.size();
            });
        }
        return seen;
    }
}
