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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveReleaseTest {

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
                {"hash":"old","lastRefused":{"hash":"new","findings":[{"code":"fact.unknown"}]}}""");

        assertThat(live.hash()).isEqualTo("old");
        assertThat(live.of("old").inForce()).isTrue();
        assertThat(live.of("new").findings()).contains("fact.unknown");
        assertThat(tokens).hasValue(1);
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
