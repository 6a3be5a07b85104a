package io.tripline.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

    /** Ten at once, so that it keeps several connections to its database. */
    @Test
    void keycloakForgetsItsConnectionsToADatabaseThatWasAway() throws IOException, InterruptedException {
        Keycloak keycloak = TestStack.keycloak();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            callers.invokeAll(Collections.nCopies(10, () -> token(keycloak)));
        }

        TestStack.postgres().stop();
        TestStack.postgres().start();

        for (int i = 0; i < 10; i++) {
            assertThat(token(keycloak).body()).as("token %d", i).contains("access_token");
        }
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
