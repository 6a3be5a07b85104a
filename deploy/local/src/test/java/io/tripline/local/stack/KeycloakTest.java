package io.tripline.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class KeycloakTest {

    @Test
    void keycloakGivesTheDemoClientATokenAlsoAfterARestart() throws IOException, InterruptedException {
        Keycloak keycloak = TestStack.keycloak();
        assertThat(token(keycloak).statusCode()).isEqualTo(200);

        keycloak.stop();
        keycloak.start();

        assertThat(token(keycloak).body()).contains("access_token");
    }

    private static HttpResponse<String> token(Keycloak keycloak) throws IOException, InterruptedException {
        String form = "grant_type=client_credentials&client_id=demo&client_secret=" + keycloak.clientSecret("demo");
        HttpRequest request = HttpRequest.newBuilder(URI.create(keycloak.tokenUri()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
