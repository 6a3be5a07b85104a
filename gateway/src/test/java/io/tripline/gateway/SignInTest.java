package io.tripline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.local.process.Ports;
import io.tripline.local.stack.Keycloak;
import io.tripline.local.stack.TestStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = {"management.server.port=0", "tripline.gateway.renew-before-end=10m"})
class SignInTest {

    private static final int STOP = 19;
    private static final int CONTINUE = 18;
    private static final Keycloak KEYCLOAK = TestStack.keycloak();
    private static final EchoService SERVICES = EchoService.start();
    private static final int PORT = Ports.anyFree();
    private static final String GATEWAY = "http://localhost:" + PORT;

    private final Browser browser = new Browser(GATEWAY);

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        registry.add("server.port", () -> PORT);
        registry.add("tripline.tokens.issuer", KEYCLOAK::issuer);
        registry.add("tripline.tokens.jwk-set-uri", KEYCLOAK::jwkSetUri);
        registry.add("tripline.gateway.public-url", () -> GATEWAY);
        registry.add("tripline.gateway.keycloak-url", KEYCLOAK::url);
        registry.add("tripline.gateway.client-secret", () -> KEYCLOAK.clientSecret("gateway"));
        registry.add("tripline.gateway.user-service-url", SERVICES::url);
        registry.add("tripline.gateway.interaction-service-url", SERVICES::url);
        registry.add("tripline.gateway.fraud-engine-url", SERVICES::url);
        registry.add("tripline.gateway.admin-console-url", SERVICES::url);
        registry.add("tripline.redis.address", () -> TestStack.redis().address());
        registry.add("tripline.redis.password", () -> TestStack.redis().password());
    }

    @ParameterizedTest
    @CsvSource({
        "ana, Ana Lindqvist, [analyst]",
        "ben, Ben Okafor, '[analyst, approver]'",
        "cleo, Cleo Marchetti, [compliance]",
        "root, Root Admin, [admin]",
        "uma, Uma Petersen, [user]"
    })
    void signsADemoPersonInAndSaysWhoItIs(String name, String displayName, String roles) throws Exception {
        browser.signIn(name, name + "-tripline", "/console/");

        JsonNode me = json(browser.get("/api/me"));
        assertThat(me.get("name").asString()).isEqualTo(name);
        assertThat(me.get("displayName").asString()).isEqualTo(displayName);
        assertThat(me.get("roles")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList()
                        .toString())
                .isEqualTo(roles);
        assertThat(me.path("userId").asString(""))
                .isEqualTo(name.equals("uma") ? "01939c1d-52c1-7e0a-9a37-6c1f1f0e7b02" : "");
    }

    @Test
    void returnsToThePlaceOfTheConsoleTheSignInStartedFrom() throws Exception {
        assertThat(browser.signIn("ana", "ana-tripline", "/console/decisions?outcome=BLOCK"))
                .isEqualTo(GATEWAY + "/console/decisions?outcome=BLOCK");
        assertThat(new Browser(GATEWAY).signIn("ana", "ana-tripline", "https://elsewhere.example/"))
                .isEqualTo(GATEWAY + "/console/");
    }

    @Test
    void givesTheBrowserNothingButAStrictHiddenSessionCookie() throws Exception {
        browser.signIn("ana", "ana-tripline", "/console/");
        browser.get("/api/me");

        assertThat(browser.cookies().keySet()).containsExactlyInAnyOrder("__Host-tripline", "XSRF-TOKEN");
        assertThat(browser.cookie("__Host-tripline").orElseThrow().attributes())
                .contains("HttpOnly", "Secure", "SameSite=Strict", "Path=/");
        assertThat(browser.cookies().values())
                .allSatisfy(cookie -> assertThat(cookie.value()).doesNotStartWith("ey"));
    }

    @Test
    void sendsServicesTheTokenInPlaceOfTheSession() throws Exception {
        browser.signIn("ana", "ana-tripline", "/console/");

        HttpResponse<String> answer = browser.get("/v1/decisions");
        JsonNode headers = json(answer).get("headers");
        assertThat(headers.propertyNames()).doesNotContain("Cookie");
        assertThat(headers.get("Authorization").get(0).asString()).startsWith("Bearer ey");
    }

    /** Tokens last five minutes and here are renewed ten minutes before their end, so with every request. */
    @Test
    void renewsATokenInTimeAndGoesOnWithItWhileTheIdentityProviderIsAway() throws Exception {
        browser.signIn("ana", "ana-tripline", "/console/");
        String first = tokenSeenByService();
        assertThat(tokenSeenByService()).isNotEqualTo(first);

        KEYCLOAK.signal(STOP);
        try {
            assertThat(browser.get("/v1/decisions").statusCode()).isEqualTo(200);
            assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
        } finally {
            KEYCLOAK.signal(CONTINUE);
        }
    }

    private String tokenSeenByService() throws IOException, InterruptedException {
        return json(browser.get("/v1/decisions"))
                .get("headers")
                .get("Authorization")
                .get(0)
                .asString();
    }

    @Test
    void refusesWritesOfASessionWithoutTheCsrfToken() throws Exception {
        browser.signIn("ana", "ana-tripline", "/console/");
        browser.get("/api/me");
        String token = browser.cookie("XSRF-TOKEN").orElseThrow().value();

        HttpResponse<String> without = browser.post("/v1/labels", Map.of());
        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(json(without).get("type").asString()).endsWith("/csrf-token-refused");
        assertThat(browser.post("/v1/labels", Map.of("X-XSRF-TOKEN", "guessed")).statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/v1/labels", Map.of("X-XSRF-TOKEN", token)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void holdsASessionToTheRolesOfItsPerson() throws Exception {
        browser.signIn("uma", "uma-tripline", "/console/");

        assertThat(browser.get("/v1/decisions").statusCode()).isEqualTo(403);
        assertThat(browser.get("/v1/interactions").statusCode()).isEqualTo(200);
    }

    @Test
    void signsOutHereAndAtTheIdentityProvider() throws Exception {
        browser.signIn("ana", "ana-tripline", "/console/");
        browser.get("/api/me");
        String session = browser.cookie("__Host-tripline").orElseThrow().value();

        HttpResponse<String> out = browser.post(
                "/logout",
                Map.of(
                        "X-XSRF-TOKEN",
                        browser.cookie("XSRF-TOKEN").orElseThrow().value()));
        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
        assertThat(send(HttpRequest.newBuilder(URI.create(GATEWAY + "/api/me"))
                                .header("Cookie", "__Host-tripline=" + session))
                        .statusCode())
                .isEqualTo(401);
        // The identity provider asks for the password again: there is a form, not a redirect.
        assertThat(browser.signIn("ana", "ana-tripline", "/console/")).endsWith("/console/");
    }

    @Test
    void answers401AndNeverARedirectWithoutASession() throws Exception {
        for (String path : new String[] {"/api/me", "/v1/decisions"}) {
            HttpResponse<String> answer = browser.get(path);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }

    @Test
    void refusesACallbackNobodyAskedFor() throws Exception {
        HttpResponse<String> answer = browser.get("/login/oauth2/code/keycloak?code=stolen&state=guessed");
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/console/?signIn=failed"));
        assertThat(browser.cookie("__Host-tripline")).isEmpty();
    }

    @Test
    void acceptsTheDemoClientsToken() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(GATEWAY + "/api/me"))
                .header("Authorization", "Bearer " + demoToken()));
        assertThat(json(answer).get("name").asString()).isEqualTo("demo");
        assertThat(json(answer).get("roles").get(0).asString()).isEqualTo("service");
    }

    private static String demoToken() throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(KEYCLOAK.tokenUri()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=demo&client_secret=" + KEYCLOAK.clientSecret("demo")));
        return json(send(request)).get("access_token").asString();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
