package io.tripline.user.identity;

import io.tripline.local.stack.Keycloak;
import io.tripline.local.stack.TestStack;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.representations.idm.ClientRepresentation;

/** Tries names and passwords at Keycloak, through a client that exists in tests only. */
final class SignIn {

    private static final String CLIENT = "password-probe";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private SignIn() {}

    /** What came of an attempt; the claims are JSON, empty when it was refused. */
    record Result(boolean allowed, String claims) {}

    static SignIn allowed() {
        Keycloak server = TestStack.keycloak();
        try (var admin = KeycloakBuilder.builder()
                .serverUrl(server.url())
                .realm("master")
                .clientId("admin-cli")
                .username(server.adminUser())
                .password(server.adminPassword())
                .build()) {
            var clients = admin.realm("tripline").clients();
            if (clients.findByClientId(CLIENT).isEmpty()) {
                ClientRepresentation probe = clients.findByClientId("gateway").getFirst();
                probe.setId(null);
                probe.setClientId(CLIENT);
                probe.setPublicClient(true);
                probe.setDirectAccessGrantsEnabled(true);
                probe.setProtocolMappers(probe.getProtocolMappers().stream()
                        .peek(mapper -> mapper.setId(null))
                        .toList());
                clients.create(probe).close();
            }
        }
        return new SignIn();
    }

    Result with(String name, String password) {
        String form = "grant_type=password&client_id=" + CLIENT + "&username=" + encoded(name) + "&password="
                + encoded(password);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(TestStack.keycloak().tokenUri()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? new Result(true, claims(response.body())) : new Result(false, "");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String claims(String answer) {
        String token = com.jayway.jsonpath.JsonPath.read(answer, "$.access_token");
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
