package io.tripline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.local.process.Ports;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "tripline.gateway.client-secret=of-nobody",
            "tripline.gateway.keycloak-url=http://localhost:9"
        })
class LonelyStartTest {

    private static final TestIssuer ISSUER = TestIssuer.start();
    private static final EchoService ENGINE = EchoService.start();

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        registry.add("tripline.tokens.issuer", ISSUER::issuer);
        registry.add("tripline.tokens.jwk-set-uri", ISSUER::jwkSetUri);
        registry.add("tripline.gateway.fraud-engine-url", ENGINE::url);
        registry.add("tripline.redis.address", () -> "redis://127.0.0.1:" + Ports.anyFree());
    }

    @Test
    void servesApiClientsFromTheStartThoughRedisAndTheIdentityProviderAreAway() throws Exception {
        assertThat(get("/v1/overview", "Bearer " + ISSUER.token("demo", "service"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void answersWhatIsHardlyARequestWithAProblemToo() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("GET /v1/{ HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "Trace-Id: ", "not well formed");
        }
    }

    private HttpResponse<String> get(String path, String authorization) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Authorization", authorization)
                        .build(),
                BodyHandlers.ofString());
    }
}
