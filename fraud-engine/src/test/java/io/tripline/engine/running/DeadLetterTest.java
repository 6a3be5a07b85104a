package io.tripline.engine.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

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
    void whatIsNoInteractionIsSetAsideWithItsReasonAndThePartitionGoesOn() {
        Payments payments = Payments.some(2);
        String withoutUser = payments.json(0).replace("userId", "user");
        String wrongAmount = payments.json(0).replace("12.50", "a lot");
        int before = reasons("interactions").size();

        Topics.send("interactions", payments.json(0), "no json", withoutUser, wrongAmount);
        Topics.sendRaw("interactions", new byte[] {0, 1, 2, (byte) 0xff});
        Topics.send("interactions", payments.json(1));

        assertThat(Decided.awaitAll(engine, payments)).hasSize(2);
        List<String> reasons = awaitReasons("interactions", before + 4);
        assertThat(reasons.subList(before, before + 4))
                .satisfiesExactly(
                        reason -> assertThat(reason).startsWith("not JSON"),
                        reason -> assertThat(reason).isEqualTo("userId: missing, expected a text"),
                        reason -> assertThat(reason)
                                .isEqualTo("amount.value: expected a decimal such as \"129.90\", found a lot"),
                        reason -> assertThat(reason).startsWith("not JSON"));
        assertThat(new String(
                        Topics.read("interactions.dead-letter").get(before).value(), StandardCharsets.UTF_8))
                .isEqualTo("no json");
    }

    @Test
    void aLabelOfAnUnknownInteractionIsSetAsideOnceItsTimeIsUp() {
        Payments never = Payments.some(1);
        int before = reasons("labels").size();

        Topics.send("labels", never.label(0, "FRAUD"));

        assertThat(awaitReasons("labels", before + 1).getLast())
                .contains(never.ids().getFirst().toString())
                .contains("has no decision");
    }

    private static List<String> awaitReasons(String topic, int number) {
        await().atMost(PATIENCE).until(() -> reasons(topic).size() >= number);
        return reasons(topic);
    }

    private static List<String> reasons(String topic) {
        List<String> reasons = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : Topics.read(topic + ".dead-letter")) {
            reasons.add(
                    new String(record.headers().lastHeader("dead_letter_reason").value(), StandardCharsets.UTF_8));
        }
        return reasons;
    }
}
