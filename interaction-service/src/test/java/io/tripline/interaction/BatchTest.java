package io.tripline.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tripline.local.stack.TestStack;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchTest extends RunningService {

    @Test
    void answersEachLineByItself() {
        String known = newId();
        String fresh = newId();
        String twice = newId();
        submit(CLIENT, payment(known, "u-1"));

        Reply reply = batch(List.of(
                payment(fresh, "u-1"),
                "",
                payment(known, "u-1"),
                payment(known, "u-2"),
                "{\"id\":\"" + fresh + "\"}",
                "nonsense",
                payment(twice, "u-1"),
                payment(twice, "u-1"),
                payment(twice, "u-2"),
                payment(newId(), "u-1").replace("5732", "4111111111111111")));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).startsWith("application/x-ndjson");
        List<String> lines = reply.body().lines().toList();
        assertThat(lines).hasSize(9);
        assertThat(lines.get(0)).isEqualTo("{\"line\":1,\"id\":\"" + fresh + "\",\"status\":\"ACCEPTED\"}");
        assertThat(lines.get(1)).isEqualTo("{\"line\":3,\"id\":\"" + known + "\",\"status\":\"DUPLICATE\"}");
        assertThat(lines.get(2)).isEqualTo("{\"line\":4,\"id\":\"" + known + "\",\"status\":\"CONFLICT\"}");
        assertThat(lines.get(3))
                .contains("\"line\":5", "\"INVALID\"", fresh, "{\"field\":\"type\",\"message\":\"is required\"}");
        assertThat(lines.get(4)).contains("\"line\":6", "\"INVALID\"");
        assertThat(lines.get(5)).contains(twice, "ACCEPTED");
        assertThat(lines.get(6)).contains(twice, "DUPLICATE");
        assertThat(lines.get(7)).contains(twice, "CONFLICT");
        assertThat(lines.get(8)).contains("INVALID", "attributes.mcc").doesNotContain("4111");
        assertThat(awaitOnTopic("interactions", List.of(fresh, twice)).keySet()).containsExactly(fresh, twice);
    }

    @Test
    void refusesMoreLinesThanOneTransactionShouldHoldAndStoresNone() {
        String first = newId();
        List<String> lines = new ArrayList<>(List.of(payment(first, "u-1")));
        IntStream.range(0, 1_000).forEach(_ -> lines.add("{}"));

        assertThat(batch(lines).status()).isEqualTo(413);
        assertThat(get(CLIENT, "/v1/interactions/" + first).status()).isEqualTo(404);
    }

    @Test
    void refusesABatchOfNothing() {
        assertThat(batch(List.of("", " ")).status()).isEqualTo(400);
    }

    @Test
    void isForApiClientsOnly() {
        assertThat(send(request(user("u-1"), "/v1/interactions:batch")
                                .header("Content-Type", "application/x-ndjson")
                                .POST(HttpRequest.BodyPublishers.ofString(payment(newId(), "u-1"))))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void losesNothingThatItAcceptedWhileKafkaWasAway() {
        List<String> ids = IntStream.range(0, 500).mapToObj(_ -> newId()).toList();

        TestStack.kafka().stop();
        Reply reply;
        try {
            reply = batch(ids.stream().map(id -> payment(id, "u-away")).toList());
        } finally {
            TestStack.kafka().start();
        }

        assertThat(reply.status()).isEqualTo(200);
        assertThat(awaitOnTopic("interactions", ids).keySet()).containsExactlyElementsOf(ids);
        decide("u-away", decision(ids.getFirst(), "u-away", "ALLOW"));
        awaitDecided(ids.getFirst());
    }

    @Test
    void saysSoWhenTheDatabaseIsAwayAndRecoversByItself() {
        String id = newId();
        TestStack.postgres().stop();
        Reply away;
        try {
            away = batch(List.of(payment(id, "u-1")));
        } finally {
            TestStack.postgres().start();
        }

        assertThat(away.status()).isEqualTo(503);
        assertThat(away.header("Retry-After")).isNotEmpty();
        await().atMost(SOON)
                .until(() -> batch(List.of(payment(id, "u-1"))).body().contains("ACCEPTED"));
        assertThat(awaitOnTopic("interactions", List.of(id))).containsKey(id);
    }
}
