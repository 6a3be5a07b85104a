package io.tripline.engine.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tripline.rules.release.ReleaseBundle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ListsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ReleaseBundle RELEASE = TestRelease.blockingPayees();

    @Test
    void anEntryCountsWithinASecondOnEveryEngineUntilItIsRemovedAndTheDecisionRecordsIt() {
        Payments payments = Payments.some(3);
        Topics.publish(RELEASE);
        try (Engine deciding = Engine.start()) {
            deciding.ready(RELEASE);
            assertThat(outcome(decide(deciding, payments, 0))).isEqualTo("ALLOW");
            try (Engine asked = Engine.start()) {
                assertThat(asked.put(
                                        "/v1/lists/blocked-payees",
                                        "{\"kind\":\"BLOCK\",\"description\":\"Mule accounts\"}")
                                .statusCode())
                        .isEqualTo(204);
                assertThat(asked.put(
                                        "/v1/lists/blocked-payees/entries",
                                        "{\"value\":\"" + payments.counterparty()
                                                + "\",\"reason\":\"Mule, case 7\",\"expiresAt\":\"2099-01-01T00:00:00Z\"}")
                                .statusCode())
                        .isEqualTo(200);
                await().atMost(Duration.ofSeconds(1))
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> preview(deciding, payments).equals("BLOCK"));
                // One of the two has nothing to count, and answers all the same.
                await().atMost(PATIENCE).until(() -> preview(asked, payments).equals("BLOCK"));
            }
            JsonNode blocked = decide(deciding, payments, 1);
            assertThat(outcome(blocked)).isEqualTo("BLOCK");
            assertThat(blocked.path("facts").path("counterparty.blocked").asString())
                    .isEqualTo("Mule, case 7 (analyst, until 2099-01-01T00:00:00Z)");
            assertThat(deciding.read("/v1/lists")
                            .path("items")
                            .path(0)
                            .path("entries")
                            .asInt())
                    .isEqualTo(1);

            assertThat(deciding.delete("/v1/lists/blocked-payees/entries?value=" + payments.counterparty())
                            .statusCode())
                    .isEqualTo(204);
            assertThat(preview(deciding, payments)).isNotEqualTo("BLOCK");
        }
    }

    @Test
    void aSnoozedRuleIsRecordedForThatEntityAndDoesNotCount() {
        Payments payments = Payments.some(4);
        Payments others = Payments.some(3);
        Topics.publish(RELEASE);
        try (Engine engine = Engine.start()) {
            engine.ready(RELEASE);
            assertThat(engine.put(
                                    "/v1/snoozes",
                                    snooze(payments.userId(), Instant.now().plusSeconds(600)))
                            .statusCode())
                    .isEqualTo(200);
            Topics.send("interactions", payments.json());
            Topics.send("interactions", others.json());

            JsonNode snoozed = Decided.awaitAll(engine, payments).get(2);
            assertThat(outcome(snoozed)).isEqualTo("ALLOW");
            assertThat(snoozed.path("hits").path(0).path("ruleId").asString()).isEqualTo("velocity.payment-burst");
            assertThat(snoozed.path("hits").path(0).path("counted").asBoolean()).isFalse();
            assertThat(snoozed.path("held").path(0).path("why").asString())
                    .contains("snoozed for userId " + payments.userId())
                    .contains("Known to us (analyst)");
            assertThat(engine.read("/v1/decisions/" + snoozed.path("id").asString() + "/explanation")
                            .path("reproduced")
                            .asBoolean())
                    .isTrue();
            assertThat(outcome(Decided.awaitAll(engine, others).get(2))).isEqualTo("CHALLENGE");

            assertThat(engine.delete(
                                    "/v1/snoozes?ruleId=velocity.payment-burst&field=userId&value=" + payments.userId())
                            .statusCode())
                    .isEqualTo(204);
            assertThat(preview(engine, payments)).isEqualTo("CHALLENGE");
        }
    }

    @Test
    void aSnoozeThatCannotBeMeantIsRefusedFieldByField() {
        Topics.publish(RELEASE);
        try (Engine engine = Engine.start()) {
            engine.ready(RELEASE);
            var answer = engine.put(
                    "/v1/snoozes",
                    snooze("u-1", Instant.EPOCH)
                            .replace("payment-burst", "burst")
                            .replace("userId", "user"));

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(Requests.json(answer)
                            .path("errors")
                            .valueStream()
                            .map(error -> error.path("field").asString()))
                    .containsExactly("ruleId", "field", "until");
            assertThat(engine.put("/v1/lists/none/entries", "{\"value\":\"v\",\"reason\":\"r\"}")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    private static String snooze(String userId, Instant until) {
        return """
                {"ruleId":"velocity.payment-burst","field":"userId","value":"%s","until":"%s","reason":"Known to us"}""".formatted(userId, until);
    }

    private static JsonNode decide(Engine engine, Payments payments, int index) {
        Topics.send("interactions", List.of(payments.json(index)));
        return Decided.awaitAll(engine, payments, index + 1).get(index);
    }

    /** The outcome that a payment like these would have now. */
    private static String preview(Engine engine, Payments payments) {
        Payments another = new Payments(payments.userId(), payments.counterparty(), List.of(UUID.randomUUID()));
        String json = Requests.withoutReceivedAt(another.json(0)).replace("T10:00:00Z", "T10:01:00Z");
        return outcome(Requests.json(engine.post("/v1/decisions/preview", json)));
    }

    private static String outcome(JsonNode decision) {
        return decision.path("outcome").asString("");
    }
}
