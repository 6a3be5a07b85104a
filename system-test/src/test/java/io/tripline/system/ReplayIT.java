package io.tripline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.FactValues;
import io.tripline.rules.fact.MemoryFacts;
import io.tripline.rules.fact.ValueType;
import io.tripline.rules.release.ReleaseBundle;
import io.tripline.rules.release.ReleaseCompiler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ReplayIT {

    private static final int ROWS = 4_000;
    private static final Duration LABELS_DELAY = Duration.ofDays(2);
    private static final long STEP_SECONDS = Duration.ofHours(12).toSeconds();

    private final Product product = Product.running();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aReplayedFileIsDecidedRowByRowAsIfTheEngineHadNeverBeenKilled() throws Exception {
        PaymentFile file = PaymentFile.write(folder.resolve("payments.csv"), ROWS, 7);
        Path scores = folder.resolve("scores.csv");
        Path output = folder.resolve("replay.out");
        DecisionLog log = DecisionLog.fromNow(product.urlOf("kafka"));

        Process replay = product.begin(
                output,
                "replay",
                file.path().toString(),
                "--mapping",
                "handbook",
                "--labels-delay",
                "2d",
                "--scores",
                scores.toString());
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> log.size() > ROWS / 2);
        assertThat(product.tripline("kill", "fraud-engine", "--signal", "9").exitCode())
                .isZero();
        assertThat(product.tripline("restart", "fraud-engine").exitCode()).isZero();

        assertThat(replay.waitFor()).as(Files.readString(output)).isZero();
        everyRowHasOneScore(scores);
        everyFactEqualsItsRecomputation(file, log.read());
    }

    private static void everyRowHasOneScore(Path scores) throws Exception {
        List<String> lines = Files.readAllLines(scores);
        Set<String> ids = new HashSet<>();
        lines.stream().skip(1).forEach(line -> ids.add(line.substring(0, line.indexOf(','))));
        assertThat(lines).hasSize(ROWS + 1);
        assertThat(lines.getFirst()).isEqualTo("id,score,outcome");
        assertThat(ids).hasSize(ROWS);
    }

    private void everyFactEqualsItsRecomputation(PaymentFile file, Map<String, List<String>> published)
            throws Exception {
        assertThat(published).hasSize(ROWS);
        Map<String, JsonNode> decisions = new HashMap<>();
        published.values().forEach(copies -> {
            assertThat(copies).allSatisfy(copy -> assertThat(copy).isEqualTo(copies.getFirst()));
            JsonNode decision = Api.JSON.readTree(copies.getFirst());
            decisions.put(rowOf(decision), decision);
        });

        FactCatalogue catalogue = ReleaseCompiler.compile(
                        ReleaseBundle.fromDirectory(product.rootFolder().resolve("rules/releases/starter")))
                .facts();
        MemoryFacts memory = new MemoryFacts();
        Deque<Event> labels = new ArrayDeque<>();
        int labelFactsSeen = 0;
        for (PaymentFile.Row row : file.rows()) {
            while (!labels.isEmpty() && !labels.peek().time().isAfter(row.at())) {
                memory.apply(catalogue, labels.remove());
            }
            JsonNode decision = decisions.get(row.customer() + row.at() + row.amount());
            assertThat(decision).as("decision of row " + row.id()).isNotNull();
            Event event = event(decision);
            FactValues expected = memory.apply(catalogue, event);
            compare(catalogue, expected, decision, row);
            labels.add(label(event, row));
            labelFactsSeen +=
                    decision.path("facts").path("merchant.labels.fraud_28d").asInt(0) > 0 ? 1 : 0;
        }
        assertThat(labelFactsSeen)
                .as("decisions that saw a fraud label of their merchant")
                .isPositive();
    }

    private static String rowOf(JsonNode decision) {
        JsonNode interaction = decision.path("interaction");
        String userId = interaction.path("userId").asString();
        return userId.substring(userId.lastIndexOf('-') + 1)
                + Instant.parse(interaction.path("occurredAt").asString())
                + interaction.path("amount").path("value").asString();
    }

    private static void compare(FactCatalogue catalogue, FactValues expected, JsonNode decision, PaymentFile.Row row) {
        JsonNode facts = decision.path("facts");
        assertThat(facts.size()).as("facts of row " + row.id()).isPositive();
        for (FactDefinition fact : catalogue.facts()) {
            JsonNode actual = facts.path(fact.name());
            if (actual.isMissingNode() || actual.isNull()) {
                continue;
            }
            String what = fact.name() + " of row " + row.id();
            assertThat(expected.has(fact.slot())).as(what).isTrue();
            if (fact.type() == ValueType.NUMBER) {
                double value = expected.number(fact.slot());
                assertThat(actual.asDouble()).as(what).isCloseTo(value, within(Math.max(1e-6, Math.abs(value) * 1e-9)));
            } else {
                assertThat(actual.asString()).as(what).isEqualTo(expected.text(fact.slot()));
            }
        }
    }

    private static Event event(JsonNode decision) {
        JsonNode interaction = decision.path("interaction");
        Map<String, Object> fields = new HashMap<>();
        flatten("", interaction, fields);
        fields.remove("occurredAt");
        fields.remove("receivedAt");
        fields.put("amount.value", interaction.path("amount").path("value").asDouble());
        return new Event(
                FactSource.INTERACTION,
                interaction.path("type").asString(),
                Instant.parse(interaction.path("occurredAt").asString()),
                fields);
    }

    private static void flatten(String prefix, JsonNode node, Map<String, Object> fields) {
        node.propertyStream().forEach(property -> {
            String path = prefix + property.getKey();
            if (property.getValue().isObject()) {
                flatten(path + ".", property.getValue(), fields);
            } else if (property.getValue().isNumber()) {
                fields.put(path, property.getValue().asDouble());
            } else {
                fields.put(path, property.getValue().asString());
            }
        });
    }

    private static Event label(Event interaction, PaymentFile.Row row) {
        long due = interaction.time().plus(LABELS_DELAY).getEpochSecond();
        Map<String, Object> fields = new HashMap<>(interaction.fields());
        fields.put("label", row.fraud() ? "FRAUD" : "GENUINE");
        return new Event(
                FactSource.LABEL,
                interaction.type(),
                Instant.ofEpochSecond(Math.ceilDiv(due, STEP_SECONDS) * STEP_SECONDS),
                fields);
    }
}
