package io.tripline.engine.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LabelTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static Engine engine;

    @BeforeAll
    static void start() {
        Topics.publish(TestRelease.burstFrom(3));
        engine = Engine.start().ready(TestRelease.burstFrom(3));
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void aLabelMovesTheFactsOfItsCounterpartyOnceAndStandsWithItsDecision() {
        Payments payments = Payments.some(4);
        Topics.send("interactions", payments.json(0), payments.json(1));
        JsonNode first = Decided.awaitAll(engine, payments, 2).getFirst();

        Topics.send("labels", payments.label(0, "FRAUD"), payments.label(0, "FRAUD"), payments.label(1, "GENUINE"));
        Topics.send("labels", payments.label(0, "FRAUD"));
        awaitLabel(payments, 1, "GENUINE");
        awaitLabel(payments, 0, "FRAUD");
        Topics.send("interactions", payments.json(2).replace("10:00:02", "12:00:00"));

        JsonNode later = Decided.awaitAll(engine, payments, 3).getLast();
        assertThat(later.path("facts").path("counterparty.frauds.count").asInt())
                .isEqualTo(1);
        assertThat(later.path("outcome").asString()).isEqualTo("CHALLENGE");
        JsonNode labelled = engine.read("/v1/decisions/" + first.path("id").asString());
        assertThat(labelled.path("label").path("label").asString()).isEqualTo("FRAUD");
        assertThat(labelled.path("label").path("source").asString()).isEqualTo("CASE");
    }

    @Test
    void aCorrectedLabelReplacesTheOneBeforeInTheFactsAndWithTheDecision() {
        Payments payments = Payments.some(4);
        Topics.send("interactions", payments.json(0), payments.json(1));
        Decided.awaitAll(engine, payments, 2);
        Topics.send("labels", payments.label(0, "FRAUD"));
        awaitLabel(payments, 0, "FRAUD");

        Topics.send("labels", payments.label(0, "GENUINE"), payments.label(1, "FRAUD"), payments.label(1, "GENUINE"));
        awaitLabel(payments, 0, "GENUINE");
        awaitLabel(payments, 1, "GENUINE");

        assertThat(frauds(payments, 2)).isZero();
        Topics.send("labels", payments.label(1, "FRAUD"));
        awaitLabel(payments, 1, "FRAUD");
        assertThat(frauds(payments, 3)).isEqualTo(1);
    }

    @Test
    void userActivityMovesTheFactsOfItsUser() {
        Payments payments = Payments.some(1);
        Topics.send("user-activity", """
                {"userId":"%s","type":"DEVICE_SEEN","occurredAt":"2026-11-22T09:00:00Z","country":"DE",\
                "standing":"ACTIVE","registeredAt":"2026-11-01T09:00:00Z","deviceId":"d-1"}""".formatted(payments.userId()));
        await().atMost(PATIENCE).until(() -> seen(payments) == 1);

        Topics.send("interactions", payments.json());

        assertThat(Decided.awaitAll(engine, payments)
                        .getFirst()
                        .path("facts")
                        .path("user.devices.seen")
                        .asInt())
                .isEqualTo(1);
    }

    private static int frauds(Payments payments, int index) {
        Topics.send("interactions", payments.json(index));
        return Decided.awaitAll(engine, payments, index + 1)
                .getLast()
                .path("facts")
                .path("counterparty.frauds.count")
                .asInt();
    }

    private static int seen(Payments payments) {
        String body = Requests.withoutReceivedAt(payments.json(0));
        return Requests.json(engine.post("/v1/decisions/preview", body))
                .path("facts")
                .path("user.devices.seen")
                .asInt();
    }

    private static void awaitLabel(Payments payments, int index, String label) {
        await().atMost(PATIENCE)
                .until(() -> engine.jdbc()
                        .queryForList(
                                "select label from decision_labels where interaction_id = ?",
                                String.class,
                                payments.ids().get(index))
                        .contains(label));
    }
}
