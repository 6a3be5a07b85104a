package io.tripline.engine.running;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What became of payments: their decisions in the store and on the topic. */
final class Decided {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Decided() {}

    /** Waits until so many payments are decided; answers the stored decisions in the order of the payments. */
    static List<JsonNode> awaitAll(Engine engine, Payments payments, int number) {
        await().atMost(PATIENCE).until(() -> stored(engine, payments).size() >= number);
        return stored(engine, payments);
    }

    static List<JsonNode> awaitAll(Engine engine, Payments payments) {
        return awaitAll(engine, payments, payments.ids().size());
    }

    static List<JsonNode> stored(Engine engine, Payments payments) {
        return bodies(engine.jdbc(), payments).stream()
                .map(body -> JsonMapper.shared().readTree(body))
                .sorted(Comparator.comparingInt(decision -> index(payments, decision)))
                .toList();
    }

    static List<String> bodies(JdbcTemplate jdbc, Payments payments) {
        return jdbc.query(
                "select body from decisions where user_id = ? order by occurred_at",
                (row, number) -> new String(row.getBytes("body"), StandardCharsets.UTF_8),
                payments.userId());
    }

    /** Waits until every payment's decision was published; answers all that was, repeats too. */
    static List<String> published(Payments payments) {
        await().atMost(PATIENCE)
                .until(() -> bodies(payments).stream().distinct().count()
                        >= payments.ids().size());
        return bodies(payments);
    }

    private static List<String> bodies(Payments payments) {
        List<String> bodies = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : Topics.read("decisions")) {
            if (payments.userId().equals(record.key())) {
                bodies.add(new String(record.value(), StandardCharsets.UTF_8));
            }
        }
        return bodies;
    }

    /** The earlier payments each decision saw. */
    static List<Integer> counts(List<JsonNode> decisions) {
        return decisions.stream()
                .map(decision ->
                        decision.path("facts").path("user.payments.count_10m").asInt())
                .toList();
    }

    private static int index(Payments payments, JsonNode decision) {
        return payments.ids()
                .indexOf(UUID.fromString(decision.path("interactionId").asString()));
    }
}
