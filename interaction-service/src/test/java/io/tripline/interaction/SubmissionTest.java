package io.tripline.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class SubmissionTest extends RunningService {

    @Autowired
    private MeterRegistry meters;

    @Test
    void acceptsAnInteractionOnceAndSendsItOn() {
        String id = newId();

        Reply first = submit(CLIENT, payment(id, "u-1"));
        Reply again = submit(CLIENT, payment(id, "u-1"));

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.header("Location")).isEqualTo("/v1/interactions/" + id);
        assertThat(first.json().at("/interaction/status").asString()).isEqualTo("PENDING");
        assertThat(first.json().at("/interaction/receivedAt").isString()).isTrue();
        assertThat(first.json().has("decision")).isTrue();
        assertThat(first.json().get("decision").isNull()).isTrue();
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        Map<String, String> onTopic = awaitOnTopic("interactions", List.of(id));
        assertThat(onTopic.get(id)).contains("\"id\":\"" + id + "\"").contains("\"receivedAt\":\"");
    }

    @Test
    void refusesAKnownIdWithAnotherBody() {
        String id = newId();
        submit(CLIENT, payment(id, "u-1"));

        Reply other = submit(CLIENT, payment(id, "u-1").replace("129.90", "129.91"));

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().get("type").asString()).endsWith("/interaction-conflict");
    }

    @Test
    void answersWithTheStoredDecisionAndTheSameBytesWhenAskedAgain() {
        String id = newId();
        CompletableFuture<Reply> answer =
                CompletableFuture.supplyAsync(() -> submit(CLIENT, payment(id, "u-1"), "Prefer", "wait=20"));
        awaitOnTopic("interactions", List.of(id));
        decide("u-1", decision(id, "u-1", "CHALLENGE"));

        Reply first = answer.join();
        Reply again = submit(CLIENT, payment(id, "u-1"), "Prefer", "wait=2");

        assertThat(first.status()).isEqualTo(201);
        JsonNode decision = first.json().get("decision");
        assertThat(decision.get("outcome").asString()).isEqualTo("CHALLENGE");
        assertThat(decision.get("score").decimalValue()).isEqualByComparingTo("45");
        assertThat(decision.at("/reasons/0/code").asString()).isEqualTo("VELOCITY_PAYMENT_BURST");
        assertThat(decision.at("/hits/0/reads/0/value").asInt()).isEqualTo(6);
        assertThat(decision.get("release").asString()).hasSize(64);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(get(CLIENT, "/v1/interactions/" + id).body()).isEqualTo(first.body());
    }

    @Test
    void keepsTheFirstDecisionOfAnInteraction() {
        String id = newId();
        submit(CLIENT, payment(id, "u-1"));
        decide("u-1", decision(id, "u-1", "ALLOW"));
        awaitDecided(id);
        String first = get(CLIENT, "/v1/interactions/" + id).body();

        String later = newId();
        submit(CLIENT, payment(later, "u-1"));
        decide("u-1", decision(id, "u-1", "BLOCK"));
        decide("u-1", decision(later, "u-1", "ALLOW"));
        awaitDecided(later);

        assertThat(get(CLIENT, "/v1/interactions/" + id).body()).isEqualTo(first);
    }

    @Test
    void findsADecisionThatAnotherInstanceStoredWhileNoNewsCame() {
        String id = newId();
        CompletableFuture<Reply> answer =
                CompletableFuture.supplyAsync(() -> submit(CLIENT, payment(id, "u-1"), "Prefer", "wait=20"));
        awaitOnTopic("interactions", List.of(id));
        jdbc.update("""
                insert into decisions (interaction_id, id, user_id, outcome, score, release_hash, decided_at, body)
                values (?::uuid, ?::uuid, 'u-1', 'ALLOW', 0, 'h', now(), ?)""", id, newId(), decision(id, "u-1", "ALLOW"));

        assertThat(answer.join().status()).isEqualTo(201);
    }

    @Test
    void answersWithTheMarkedFallbackPastTheDeadlineAndTheDecisionFollows() {
        String id = newId();

        Reply late = submit(CLIENT, payment(id, "u-1"), "Prefer", "wait=0.2");

        assertThat(late.status()).isEqualTo(202);
        assertThat(late.header("Location")).isEqualTo("/v1/interactions/" + id);
        assertThat(late.json().at("/decision/fallback").booleanValue()).isTrue();
        assertThat(late.json().at("/decision/outcome").asString()).isEqualTo("REVIEW");
        assertThat(late.json().at("/decision/degraded/0").asString()).isEqualTo("DEADLINE_EXCEEDED");
        assertThat(marked(id)).isEqualTo("REVIEW");

        decide("u-1", decision(id, "u-1", "BLOCK"));
        awaitDecided(id);
        JsonNode real = get(CLIENT, "/v1/interactions/" + id).json();
        assertThat(real.at("/decision/outcome").asString()).isEqualTo("BLOCK");
        assertThat(real.at("/decision").has("fallback")).isFalse();
        assertThat(real.at("/interaction/fallback/outcome").asString()).isEqualTo("REVIEW");
    }

    @Test
    void fallsBackAsTheTypeSays() {
        String transfer = payment(newId(), "u-1").replace("PAYMENT", "TRANSFER");
        String login = payment(newId(), "u-1").replace("PAYMENT", "LOGIN");

        assertThat(submit(CLIENT, transfer, "Prefer", "wait=0.05")
                        .json()
                        .at("/decision/outcome")
                        .asString())
                .isEqualTo("BLOCK");
        assertThat(submit(CLIENT, login, "Prefer", "wait=0.05")
                        .json()
                        .at("/decision/outcome")
                        .asString())
                .isEqualTo("ALLOW");
    }

    @Test
    void tellsAUserTheReasonInTheirWordsAndNoScoreOrRule() {
        String id = newId();
        Reply accepted = submit(user("u-own"), payment(id, "u-own"));
        decide("u-own", decision(id, "u-own", "CHALLENGE"));
        awaitDecided(id);

        Reply own = get(user("u-own"), "/v1/interactions/" + id);

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(own.json().at("/decision/reasons/0/text").asString()).isEqualTo("Many payments in a short time");
        assertThat(own.json().at("/decision").has("score")).isFalse();
        assertThat(own.body()).doesNotContain("velocity.payment-burst").doesNotContain("count_10m");
        assertThat(get("analyst ana", "/v1/interactions/" + id)
                        .json()
                        .at("/decision/reasons/0/text")
                        .asString())
                .isEqualTo("6 payments in 10 minutes");
    }

    @Test
    void letsAUserSubmitOnlyTheirOwn() {
        Reply other = submit(user("u-own"), payment(newId(), "u-other"));

        assertThat(other.status()).isEqualTo(403);
        assertThat(other.json().at("/errors/0/field").asString()).isEqualTo("userId");
    }

    @Test
    void namesEveryFieldAtFault() {
        Reply refused = submit(CLIENT, "{\"type\":\"payment\",\"userId\":\"u-1\",\"colour\":1}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString()))
                .containsExactlyInAnyOrder("id", "type", "occurredAt", "colour");
    }

    @Test
    void refusesACardNumberWithoutRepeatingIt() {
        Reply refused = submit(CLIENT, payment(newId(), "u-1").replace("5732", "4111 1111 1111 1111"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("attributes.mcc").doesNotContain("4111");
    }

    @Test
    void refusesWhatIsNoJsonTooLargeOrOfAnotherKindInWords() {
        assertThat(submit(CLIENT, "{\"id\":").status()).isEqualTo(400);
        assertThat(submit(CLIENT, "").status()).isEqualTo(400);
        assertThat(submit(CLIENT, "\"" + "x".repeat(70_000) + "\"").status()).isEqualTo(413);
        assertThat(submit(CLIENT, payment(newId(), "u-1"), "Prefer", "wait=ever")
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("Prefer");
        assertThat(batchAsJson().status()).isEqualTo(415);
    }

    @Test
    void putsAMessageThatIsNoDecisionAsideAndGoesOn() {
        String id = newId();
        submit(CLIENT, payment(id, "u-1"));
        String poison = "poison-" + id;

        decide(poison, "{\"outcome\":");
        decide("u-1", "null");
        decide("u-1", decision(id, "u\\u0000", "ALLOW"));
        decide("u-1", decision(id, "u-1", "ALLOW"));

        awaitDecided(id);
        assertThat(awaitOnTopic("decisions.dead-letter", List.of(poison))).containsEntry(poison, "{\"outcome\":");
    }

    @Test
    void countsAsManyFallbacksAsItMarks() {
        double countedBefore = fallbacks();
        long markedBefore = marks();
        String id = newId();
        submit(CLIENT, payment(id, "u-1"), "Prefer", "wait=0.05");
        submit(CLIENT, payment(id, "u-1"), "Prefer", "wait=0.05");

        assertThat(fallbacks() - countedBefore).isEqualTo(1);
        assertThat(marks() - markedBefore).isEqualTo(1);
    }

    private Reply batchAsJson() {
        return post(CLIENT, "/v1/interactions:batch", "{}");
    }

    private String marked(String id) {
        return String.valueOf(
                jdbc.queryForObject("select fallback_outcome from interactions where id = ?::uuid", String.class, id));
    }

    private long marks() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from interactions where fallback_outcome is not null", Long.class));
    }

    private double fallbacks() {
        return meters.find("tripline.interactions.fallbacks").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
