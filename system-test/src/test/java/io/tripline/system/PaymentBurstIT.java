package io.tripline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PaymentBurstIT {

    private final Product product = Product.running();
    private final Api api = new Api(product);

    @Test
    void aPaymentBurstIsAllowedAtFirstAndThenChallengedByTheVelocityRuleWithItsCount() {
        String userId = register();
        List<JsonNode> answers = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            Api.Answer answer = pay(Payments.payment(UUID.randomUUID(), userId, "19.90"));
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            answers.add(answer.json().path("decision"));
        }

        assertThat(answers.getFirst().path("outcome").asString()).isEqualTo("ALLOW");
        JsonNode last = answers.getLast();
        assertThat(last.path("outcome").asString()).isNotEqualTo("ALLOW");
        JsonNode hit = hit(last, "velocity.payment-burst");
        assertThat(hit.path("reads").toString()).contains("user.payments.count_10m");
        assertThat(read(hit, "user.payments.count_10m")).isEqualTo(6);
        assertThat(last.path("release").asString()).isEqualTo(product.inForce());
    }

    @Test
    void theSameInteractionGetsTheSameBytesAndAnotherBodyIsRefused() {
        String userId = register();
        UUID id = UUID.randomUUID();
        String body = Payments.payment(id, userId, "42.00");

        Api.Answer first = pay(body);
        Api.Answer second = pay(body);
        Api.Answer other = pay(body.replace("42.00", "43.00"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().path("type").asString()).endsWith("interaction-conflict");
        assertThat(other.json().path("traceId").asString()).matches("[0-9a-f]{32}");
    }

    @Test
    void anAnsweredDecisionCanBeReadAtOnceAndNamesTheTraceThatTheCallerWasGiven() {
        Api.Answer answer = pay(Payments.payment(UUID.randomUUID(), register(), "5.00"));
        String decisionId = answer.json().path("decision").path("id").asString();

        Api.Answer decision = api.get("/v1/interactions/"
                + answer.json().path("interaction").path("id").asString());

        assertThat(decision.status()).isEqualTo(200);
        assertThat(decision.json().path("decision").path("id").asString()).isEqualTo(decisionId);
        assertThat(answer.header("Trace-Id")).matches("[0-9a-f]{32}");
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            Traces traces = Traces.of(product, answer.header("Trace-Id"));
            assertThat(traces.services()).contains("gateway", "interaction-service", "fraud-engine");
            assertThat(traces.spans()).contains("interactions publish", "facts", "rules", "store");
        });
    }

    private String register() {
        String email = UUID.randomUUID() + "@example.org";
        Api.Answer answer =
                api.post("/v1/users", "{\"email\":\"" + email + "\",\"displayName\":\"Mara Lind\",\"country\":\"DE\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    private Api.Answer pay(String body) {
        return api.post("/v1/interactions", body, "Prefer", "wait=5");
    }

    private static JsonNode hit(JsonNode decision, String ruleId) {
        return decision.path("hits")
                .valueStream()
                .filter(h -> h.path("ruleId").asString().equals(ruleId))
                .findFirst()
                .orElseThrow(() -> new AssertionError(ruleId + " is no hit of " + decision));
    }

    private static int read(JsonNode hit, String fact) {
        return hit.path("reads")
                .valueStream()
                .filter(r -> r.path("name").asString().equals(fact))
                .findFirst()
                .orElseThrow()
                .path("value")
                .asInt();
    }
}
