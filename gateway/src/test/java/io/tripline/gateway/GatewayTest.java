package io.tripline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tripline.access.AccessTable;
import io.tripline.access.Operation;
import io.tripline.access.Roles;
import io.tripline.local.stack.TestStack;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "tripline.gateway.client-secret=of-nobody",
            "tripline.gateway.edge.max-body=100KB",
            "tripline.gateway.answer-timeout=2s",
            "tripline.gateway.limits.person.per-second=1",
            "tripline.gateway.limits.person.burst=60",
            "resilience4j.circuitbreaker.configs.default.wait-duration-in-open-state=500ms"
        })
class GatewayTest {

    private static final TestIssuer ISSUER = TestIssuer.start();
    private static final EchoService USERS = EchoService.start();
    private static final EchoService INTERACTIONS = EchoService.start();
    private static final EchoService ENGINE = EchoService.start();
    private static final EchoService CONSOLE = EchoService.start();
    private static final Duration SOON = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        registry.add("tripline.tokens.issuer", ISSUER::issuer);
        registry.add("tripline.tokens.jwk-set-uri", ISSUER::jwkSetUri);
        registry.add("tripline.gateway.user-service-url", USERS::url);
        registry.add("tripline.gateway.interaction-service-url", INTERACTIONS::url);
        registry.add("tripline.gateway.fraud-engine-url", ENGINE::url);
        registry.add("tripline.gateway.admin-console-url", CONSOLE::url);
        registry.add("tripline.redis.address", () -> TestStack.redis().address());
        registry.add("tripline.redis.password", () -> TestStack.redis().password());
    }

    static Stream<Arguments> everyRoleAndOperation() {
        return AccessTable.load().operations().stream()
                .filter(operation -> !operation.path().endsWith("/stream"))
                .flatMap(operation -> Roles.ALL.stream().map(role -> Arguments.of(role, operation)));
    }

    @ParameterizedTest
    @MethodSource("everyRoleAndOperation")
    void allowsExactlyTheOperationsOfARole(String role, Operation operation) throws Exception {
        String path = pathOf(operation);
        HttpResponse<String> answer =
                send(request(path).method(operation.method().name(), BodyPublishers.noBody()), role + "-client", role);

        boolean allowed = operation.open() || operation.roles().contains(role);
        if (allowed) {
            assertThat(answer.statusCode()).isIn(200, 302);
        } else {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(json(answer).get("detail").asString())
                    .contains(operation.roles().stream().sorted().findFirst().orElseThrow());
        }
        if (allowed && !operation.service().equals("gateway")) {
            assertThat(json(answer).get("target").asString()).isEqualTo(path);
        }
    }

    @ParameterizedTest
    @MethodSource("everyOperation")
    void asksWhoComesWithoutATokenToSignIn(Operation operation) throws Exception {
        String path = pathOf(operation);
        HttpResponse<String> answer =
                send(request(path).method(operation.method().name(), BodyPublishers.noBody()));

        if (operation.open()) {
            assertThat(answer.statusCode()).isIn(200, 302);
        } else {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(json(answer).get("type").asString()).endsWith("/not-signed-in");
        }
    }

    static Stream<Operation> everyOperation() {
        return AccessTable.load().operations().stream();
    }

    @Test
    void refusesForgedTokens() throws Exception {
        for (String forged : ISSUER.forged()) {
            HttpResponse<String> answer = send(request("/v1/decisions").header("Authorization", "Bearer " + forged));
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(json(answer).get("type").asString()).endsWith("/token-refused");
        }
    }

    @Test
    void knowsNoOtherRoute() throws Exception {
        assertThat(send(request("/v1/elsewhere"), "ana", "analyst").statusCode())
                .isEqualTo(404);
        assertThat(send(request("/actuator/health"), "ana", "analyst").statusCode())
                .isEqualTo(404);
        assertThat(send(request("/v1/decisions").DELETE(), "ana", "analyst").statusCode())
                .isEqualTo(405);
    }

    @Test
    void passesRequestsOnAsTheyCame() throws Exception {
        HttpResponse<String> answer = send(
                request("/v1/interactions?x=a%20b")
                        .header("Prefer", "wait=2")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"id\":1}")),
                "demo",
                "service");

        JsonNode seen = json(answer);
        assertThat(seen.get("target").asString()).isEqualTo("/v1/interactions?x=a%20b");
        assertThat(seen.get("body").asString()).isEqualTo("{\"id\":1}");
        assertThat(seen.get("headers").get("Prefer").get(0).asString()).isEqualTo("wait=2");
        assertThat(seen.get("headers").get("Authorization").get(0).asString()).startsWith("Bearer ");
    }

    @Test
    void dropsCookiesAndHeadersThatClaimAnIdentityOrATrace() throws Exception {
        HttpResponse<String> answer = send(
                request("/v1/decisions")
                        .header("Cookie", "a=b")
                        .header("X-User-Id", "root")
                        .header("X-Forwarded-For", "10.0.0.1")
                        .header("Forwarded", "for=10.0.0.1")
                        .header("traceparent", "00-11111111111111111111111111111111-2222222222222222-01"),
                "ana",
                "analyst");

        JsonNode headers = json(answer).get("headers");
        assertThat(headers.propertyNames()).doesNotContain("Cookie", "X-user-id", "X-forwarded-for", "Forwarded");
        assertThat(answer.headers().firstValue("Trace-Id")).isNotEqualTo("11111111111111111111111111111111");
        assertThat(headers.get("Traceparent").get(0).asString())
                .startsWith("00-" + answer.headers().firstValue("Trace-Id").orElseThrow() + "-");
    }

    @Test
    void namesOneTraceOnEveryAnswer() throws Exception {
        for (HttpResponse<String> answer : List.of(
                send(request("/v1/decisions"), "ana", "analyst"),
                send(request("/v1/decisions")),
                send(request("/v1/users").POST(BodyPublishers.noBody()), "ana", "analyst"),
                send(request("/nowhere"), "ana", "analyst"))) {
            assertThat(answer.headers().allValues("Trace-Id"))
                    .singleElement()
                    .asString()
                    .matches("[0-9a-f]{32}");
        }
    }

    @Test
    void hardensAnswersAndKeepsTheConsolesOwnPolicy() throws Exception {
        HttpResponse<String> api = send(request("/v1/decisions"), "ana", "analyst");
        assertThat(api.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(api.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(api.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(api.headers().firstValue("Referrer-Policy")).contains("no-referrer");

        HttpResponse<String> page = send(request("/console/"));
        assertThat(page.headers().allValues("Content-Security-Policy")).containsExactly("default-src 'self'");
    }

    @Test
    void passesAnErrorOfAServiceOnWithoutBlamingIt() throws Exception {
        for (int i = 0; i < 30; i++) {
            assertThat(send(request("/v1/overview").header("Echo-Status", "500"), "ana", "analyst")
                            .statusCode())
                    .isEqualTo(500);
        }
        assertThat(send(request("/v1/overview"), "ana", "analyst").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesBodiesThatAreTooLargeAnnouncedOrNot() throws Exception {
        byte[] large = new byte[200_000];
        HttpResponse<String> announced =
                send(request("/v1/interactions:batch").POST(BodyPublishers.ofByteArray(large)), "demo", "service");
        assertThat(announced.statusCode()).isEqualTo(413);
        assertThat(json(announced).get("type").asString()).endsWith("/body-too-large");

        HttpResponse<String> chunked = send(
                request("/v1/interactions:batch")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))),
                "demo",
                "service");
        assertThat(chunked.statusCode()).isEqualTo(413);
    }

    @Test
    void flushesEventsAsTheyCome() throws Exception {
        HttpResponse<InputStream> answer = http.send(
                request("/v1/decisions/stream")
                        .header("Authorization", "Bearer " + ISSUER.token("ana", "analyst"))
                        .build(),
                BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("event: decision");
            ENGINE.endStream();
        }
    }

    @Test
    void answersForAServiceThatHangsUnlessTheCallerAskedToWaitThatLong() throws Exception {
        HttpResponse<String> hung =
                send(request("/v1/overview").header("Echo-After-Millis", "15000"), "ana", "analyst");
        HttpResponse<String> waited = send(
                request("/v1/overview").header("Echo-After-Millis", "3000").header("Prefer", "wait=2.5"),
                "ana",
                "analyst");

        assertThat(hung.statusCode()).isEqualTo(503);
        assertThat(json(hung).get("detail").asString()).contains("fraud-engine did not answer");
        assertThat(waited.statusCode()).isEqualTo(200);
    }

    @Test
    void answersForAServiceThatIsAwayAndFindsItAgain() throws Exception {
        USERS.goAway();
        try {
            HttpResponse<String> answer = send(request("/v1/users/1"), "ana", "analyst");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("3");
            assertThat(json(answer).get("detail").asString()).contains("user-service cannot be reached");

            await().atMost(SOON)
                    .until(() -> send(request("/v1/users/1"), "ana", "analyst")
                            .body()
                            .contains("left alone"));
            assertThat(management("/actuator/circuitbreakers")).contains("\"user-service\"", "OPEN");
            assertThat(management("/actuator/prometheus"))
                    .contains("tripline_gateway_fallbacks_total", "resilience4j_circuitbreaker_state");
            assertThat(send(request("/v1/overview"), "ana", "analyst").statusCode())
                    .isEqualTo(200);
        } finally {
            USERS.comeBack();
        }
        await().atMost(SOON)
                .until(() -> send(request("/v1/users/1"), "ana", "analyst").statusCode() == 200);
    }

    @Test
    void holdsAPersonToTheirLimitAndNobodyElse() throws Exception {
        HttpResponse<String> answer = await().atMost(SOON)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> send(request("/api/me"), "eager", "user"), response -> response.statusCode() == 429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(json(answer).get("type").asString()).endsWith("/too-many-requests");
        assertThat(send(request("/api/me"), "calm", "user").statusCode()).isEqualTo(200);
    }

    @Test
    void letsApiClientsGoOnAndTellsSessionsToWaitWhileRedisIsAway() throws Exception {
        TestStack.redis().stop();
        try {
            assertThat(send(request("/v1/overview"), "demo", "service").statusCode())
                    .isEqualTo(200);
            HttpResponse<String> session = send(request("/api/me").header("Cookie", "__Host-tripline=" + "MDEyMw"));
            assertThat(session.statusCode()).isEqualTo(503);
            assertThat(json(session).get("detail").asString()).contains("session store");
        } finally {
            TestStack.redis().start();
        }
        await().atMost(SOON)
                .until(() -> send(request("/api/me").header("Cookie", "__Host-tripline=MDEyMw"))
                                .statusCode()
                        == 401);
    }

    @Test
    void opensTheManagementPortForProbes() throws Exception {
        assertThat(management("/actuator/health/readiness")).contains("UP");
    }

    private String management(String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    /** One of the paths that the operation is for. */
    private static String pathOf(Operation operation) {
        return operation.path().replaceAll("\\{\\w+}", "1").replace("/**", "/");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String name, String role)
            throws IOException, InterruptedException {
        return send(request.header("Authorization", "Bearer " + ISSUER.token(name, role)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
