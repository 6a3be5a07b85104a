package io.tripline.local.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tripline.local.client.DemoClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveReleaseTest {

    private static final Instant PUBLISHED = Instant.parse("2026-11-22T10:00:00Z");

    private final AtomicInteger tokens = new AtomicInteger();

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer server;

    @SuppressWarnings("NullAway.Init") // set before each test
    private LiveRelease live;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", exchange -> {
            tokens.incrementAndGet();
            answer(exchange, 200, "{\"access_token\":\"t-1\"}");
        });
        server.start();
        String url = "http://localhost:" + server.getAddress().getPort();
        live = new LiveRelease(new DemoClient(url, url + "/token", "demo", "secret"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theReleaseInForceIsTheOneTheEngineDecidesWithNotTheOneItRefused() throws IOException {
        engineAnswers(200, """
                {"hash":"old","canary":null,"shadows":[],
                 "lastRefused":{"hash":"new","at":"2026-11-22T10:00:00Z","findings":[{"file":"rules/a.drl","line":1,
                 "column":2,"code":"rule.unknown-fact","message":"there is no fact x","hint":"Declare it."}]}}""");

        assertThat(live.hash()).isEqualTo("old");
        assertThat(live.of(Target.live(), "old", PUBLISHED).inUse()).isTrue();
        assertThat(live.of(Target.live(), "new", PUBLISHED).findings())
                .isEqualTo("rules/a.drl:1:2: there is no fact x [rule.unknown-fact]. Declare it.");
        assertThat(tokens).hasValue(1);
    }

    @Test
    void aRefusalOfBeforeIsNotTakenForOneOfThisPublication() throws IOException {
        engineAnswers(200, """
                {"hash":"old","lastRefused":{"hash":"new","at":"2026-11-22T09:00:00Z","findings":[]}}""");

        assertThat(live.of(Target.live(), "new", PUBLISHED).findings()).isNull();
    }

    @Test
    void aCanaryIsTheOneMeantOnlyWithItsShareAndAShadowOnlyUnderItsName() throws IOException {
        engineAnswers(200, """
                {"hash":"old","canary":{"hash":"some","percent":5.0},"shadows":[{"name":"next","hash":"other"}]}""");

        assertThat(live.of(Target.canary("5%"), "some", PUBLISHED).inUse()).isTrue();
        assertThat(live.of(Target.canary("6%"), "some", PUBLISHED).inUse()).isFalse();
        assertThat(live.of(Target.shadow("next"), "other", PUBLISHED).inUse()).isTrue();
        assertThat(live.of(Target.shadow("another"), "other", PUBLISHED).inUse())
                .isFalse();
        assertThat(live.isGone(Target.removable("canary"))).isFalse();
        assertThat(live.isGone(Target.removable("shadow/another"))).isTrue();
    }

    @Test
    void anEngineThatCannotAnswerSaysWhyTheReleaseIsUnknown() {
        engineAnswers(503, """
                {"detail":"No release is in force yet."}""");

        assertThatIOException().isThrownBy(live::hash).withMessageEndingWith("503: No release is in force yet.");
    }

    private void engineAnswers(int status, String body) {
        server.createContext("/v1/releases/live", exchange -> {
            boolean known = "Bearer t-1".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            answer(exchange, known ? status : 401, body);
        });
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
