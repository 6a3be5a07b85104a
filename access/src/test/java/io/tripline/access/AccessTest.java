package io.tripline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.nimbusds.jose.JOSEException;
import io.tripline.access.TestIssuer.Token;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@SpringBootTest(properties = {"spring.application.name=user-service", "management.server.port=0"})
@AutoConfigureMockMvc
class AccessTest {

    private static final TestIssuer ISSUER = TestIssuer.start();

    @Autowired
    private MockMvc mvc;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry registry) {
        registry.add("tripline.tokens.issuer", ISSUER::issuer);
        registry.add("tripline.tokens.jwk-set-uri", ISSUER::jwkSetUri);
    }

    @AfterAll
    static void stop() {
        ISSUER.stop();
    }

    @Test
    void tellsWhoIsNotSignedInHowTo() throws Exception {
        mvc.perform(get("/v1/users/1"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().exists("Trace-Id"))
                .andExpect(header().string("WWW-Authenticate", "Bearer"))
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.type").value("https://tripline.io/problems/not-signed-in"))
                .andExpect(jsonPath("$.detail").value(containsString("Authorization: Bearer")))
                .andExpect(jsonPath("$.instance").value("/v1/users/1"))
                .andExpect(jsonPath("$.errors").doesNotExist());
    }

    @Test
    void letsARoleOfTheTableIn() throws Exception {
        mvc.perform(get("/v1/users/me").header("Authorization", bearer("analyst")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.name").value("ana"))
                .andExpect(jsonPath("$.roles[0]").value("analyst"));
    }

    @Test
    void refusesARoleTheTableDoesNotName() throws Exception {
        mvc.perform(post("/v1/users").header("Authorization", bearer("analyst")))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.type").value(endsWith("/not-allowed")))
                .andExpect(jsonPath("$.detail").value(containsString("admin, service")));
    }

    @Test
    void deniesWhatIsNotListed() throws Exception {
        mvc.perform(get("/v1/elsewhere").header("Authorization", bearer("admin")))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.type").value(endsWith("/unknown-path")));
        mvc.perform(put("/v1/users").header("Authorization", bearer("admin")))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(header().string("Allow", "POST"));
        mvc.perform(get("/v1/decisions").header("Authorization", bearer("analyst")))
                .andExpect(status().is4xxClientError());
    }

    @Test
    void refusesForgedTokens() throws Exception {
        Token good = ISSUER.token().roles("analyst");
        for (String forged : List.of(
                good.unsigned(),
                good.signedWithPublicKeyAsSecret(),
                good.signedBy(TestIssuer.otherKey()),
                good.claim("iss", "http://localhost/other").signed(),
                good.claim("aud", "another-api").signed(),
                good.claim("typ", "ID").signed(),
                good.claim("typ", null).signed(),
                good.expiresAt(Instant.now().minusSeconds(3600)).signed(),
                good.notBefore(Instant.now().plusSeconds(3600)).signed(),
                "not.a.token")) {
            mvc.perform(get("/v1/users/me").header("Authorization", "Bearer " + forged))
                    .andExpect(status().isUnauthorized())
                    .andExpect(jsonPath("$.type").value(endsWith("/token-refused")));
        }
    }

    @Test
    void goesOnJudgingTokensWhileTheIssuerIsAway() throws Exception {
        mvc.perform(get("/v1/users/me").header("Authorization", bearer("analyst")))
                .andExpect(status().isOk());
        ISSUER.away(true);
        try {
            mvc.perform(get("/v1/users/me").header("Authorization", bearer("analyst")))
                    .andExpect(status().isOk());
            mvc.perform(get("/v1/users/me")
                            .header("Authorization", "Bearer " + ISSUER.token().signedBy(TestIssuer.otherKey())))
                    .andExpect(status().isUnauthorized());
        } finally {
            ISSUER.away(false);
        }
    }

    @Test
    void namesTheFieldsThatBreakAConstraint() throws Exception {
        send("{\"email\":\"\",\"at\":\"2026-11-22T10:15:30Z\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value(endsWith("/invalid-request")))
                .andExpect(jsonPath("$.errors[0].field").value("email"))
                .andExpect(jsonPath("$.errors[0].message").value("must not be blank"));
    }

    @Test
    void refusesUnknownFieldsByPath() throws Exception {
        send("{\"email\":\"a@b.example\",\"at\":\"2026-11-22T10:15:30Z\",\"inner\":{\"roel\":1}}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("inner.roel"))
                .andExpect(jsonPath("$.errors[0].message")
                        .value("is not a known field; known are any, count, price, role"));
    }

    @Test
    void saysWhatAValueMustBe() throws Exception {
        send("{\"email\":\"a@b.example\",\"at\":\"yesterday\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("at"))
                .andExpect(jsonPath("$.errors[0].message").value(containsString("2026-11-22T10:15:30.123Z")));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"inner\":{\"count\":1e999999999}}', inner.count, out of range",
        "'{\"inner\":{\"count\":9999999999}}', inner.count, -2147483648",
        "'{\"inner\":{\"price\":1e-2147483649}}', inner.price, out of range",
        "'{\"inner\":{\"price\":1e99999999999}}', inner.price, out of range",
        "'{\"at\":1e999999999}', at, must be a time",
        "'{\"at\":1700000000}', at, must be a time",
        "'{\"at\":\"1700000000\"}', at, must be a time",
        "'{\"inner\":7}', inner, must be an object"
    })
    void namesTheFieldOfANumberBeyondAllMeasure(String body, String field, String message) throws Exception {
        send(body)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value(field))
                .andExpect(jsonPath("$.errors[0].message").value(containsString(message)));
    }

    @Test
    void refusesJsonThatWouldOnlyCostTime() throws Exception {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        send("{\"inner\":" + deep + "}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("inner"));
        send("{\"inner\":{\"any\":" + deep + "}}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].message").value(containsString("nesting depth")));
        send("{\"inner\":{\"price\":" + "9".repeat(1_000_000) + "}}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].message").value(containsString("length (1000000) exceeds")));
        send("{\"email\":\"" + "x".repeat(1_000_000) + "\",\"at\":\"2026-11-22T10:15:30Z\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("email"));
    }

    @Test
    void showsWhereJsonIsBroken() throws Exception {
        send("{\"email\":\n  \"a@b.example\",,}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].message").value(containsString("line 2, column")));
        send("").andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].message").value("a body is required"));
    }

    @Test
    void namesTheMediaTypeItReads() throws Exception {
        mvc.perform(post("/v1/users")
                        .header("Authorization", bearer("service"))
                        .contentType(MediaType.TEXT_PLAIN)
                        .content("x"))
                .andExpect(status().isUnsupportedMediaType())
                .andExpect(jsonPath("$.detail").value(containsString("application/json")));
    }

    @Test
    void answersARefusalWithItsCodeAndFields() throws Exception {
        mvc.perform(get("/v1/users/refused").header("Authorization", bearer("analyst")))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.title").value("User conflict"))
                .andExpect(jsonPath("$.traceId").isNotEmpty())
                .andExpect(jsonPath("$.errors[0].field").value("id"));
    }

    @Test
    void answers503WhenTheDatabaseIsAway() throws Exception {
        mvc.perform(get("/v1/users/away").header("Authorization", bearer("analyst")))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "2"))
                .andExpect(jsonPath("$.type").value(endsWith("/dependency-unavailable")));
    }

    @Test
    void hidesWhatNobodyForesaw() throws Exception {
        mvc.perform(get("/v1/users/broken").header("Authorization", bearer("analyst")))
                .andExpect(status().isInternalServerError())
                .andExpect(jsonPath("$.detail").value("Something failed on our side; report the trace id."));
    }

    @Test
    void namesAnApiClientByItsId() throws Exception {
        String token = ISSUER.token()
                .roles("service")
                .claim("azp", "demo")
                .claim("preferred_username", "service-account-demo")
                .signed();
        mvc.perform(get("/v1/users/me").header("Authorization", "Bearer " + token))
                .andExpect(jsonPath("$.name").value("demo"));
    }

    @Test
    void hardensEveryAnswer() throws Exception {
        mvc.perform(get("/v1/users/me"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("X-Frame-Options", "DENY"))
                .andExpect(header().string("Referrer-Policy", "no-referrer"))
                .andExpect(header().string("Cache-Control", containsString("no-store")));
    }

    @Test
    void aPersonOnlyWithTheRoleUserIsOnlyAUser() {
        assertThat(new Caller("uma", Set.of("user"), "u-1").onlyAs("user")).isTrue();
        assertThat(new Caller("ben", Set.of("user", "analyst"), "u-1").onlyAs("user"))
                .isFalse();
        assertThat(new Caller("uma", Set.of("user"), "u-1").owns("u-2")).isFalse();
    }

    private ResultActions send(String body) throws Exception {
        return mvc.perform(post("/v1/users")
                .header("Authorization", bearer("service"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private static String bearer(String... roles) throws JOSEException, IOException {
        return "Bearer " + ISSUER.token().roles(roles).signed();
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(Users.class)
    static class Service {}

    record Inner(
            String role,
            @Nullable Integer count,
            @Nullable BigDecimal price,
            @Nullable Object any) {}

    record Body(
            @NotBlank @Size(max = 100) String email,
            @NotNull Instant at,
            Inner inner) {}

    @RestController
    static class Users {

        @GetMapping("/v1/users/{id}")
        Caller read(@PathVariable String id) {
            return switch (id) {
                case "refused" ->
                    throw new Refusal(
                            HttpStatus.CONFLICT, "user-conflict", "No.", List.of(new FieldError("id", "is taken")));
                case "away" -> throw new DataAccessResourceFailureException("no connection");
                case "broken" -> throw new IllegalStateException("a secret");
                default -> Caller.current();
            };
        }

        @PostMapping(path = "/v1/users", consumes = MediaType.APPLICATION_JSON_VALUE)
        Body register(@Valid @RequestBody Body body) {
            return body;
        }
    }
}
