package io.tripline.engine.running;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tripline.engine.backtest.Retrial;
import io.tripline.engine.release.ReleaseArchive;
import io.tripline.rules.evaluation.Verdict;
import io.tripline.rules.evaluation.VerdictJson;
import io.tripline.rules.release.ReleaseBundle;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A dry run, the stream, a shadow and a backtest say the same of the same interactions, to the last value that was read. */
class ConformanceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    private static final int USERS = 20;
    private static final int ROUNDS = 12;
    private static final String FACTS = """
            facts:
              - {name: user.payments.count_1h, function: count, key: [userId], window: 1h, source: interactions,
                 where: [{field: type, in: [PAYMENT]}], unit: payments, description: Payments}
              - {name: user.events.count_1h, function: count, key: [userId], window: 1h, source: interactions,
                 unit: events, description: All that the user did, include: current}
              - {name: user.payments.share, function: ratio, of: user.payments.count_1h, over: user.events.count_1h,
                 min: 3, unit: share, description: Share of payments}
              - {name: user.amount.avg, function: avg, field: amount.value, key: [userId], window: 1h,
                 source: interactions, unit: EUR, description: Mean amount}
              - {name: user.device.last, function: last, field: deviceId, key: [userId], window: life,
                 source: interactions, unit: device, description: The device seen last}
              - {name: device.watched, function: listed, list: watched-devices, key: [deviceId],
                 source: interactions, unit: entry, description: Why the device is watched}
            """;
    private static final String TEXT = """
            rule "text.burst" @name("Burst") @reason(VELOCITY_PAYMENT_BURST) @weight(45.25) @mode(LIVE) @group(t) @version(1)
            when Interaction( type == "PAYMENT" ) Facts( user.payments.count_1h >= 2 ) then hit(); end
            rule "text.large" @name("Large") @reason(VELOCITY_PAYMENT_BURST) @weight(30) @mode(LIVE) @group(t) @version(1)
            when Facts( amount.value > 1.5 * user.amount.avg + 5 ) then hit(); end
            rule "text.device" @name("Device") @reason(COUNTERPARTY_KNOWN_FRAUD) @weight(20) @mode(LIVE) @group(t) @version(1)
            when Facts( deviceId != user.device.last or user.device.last is absent ) then hit(); end
            rule "text.watched" @name("Watched") @reason(COUNTERPARTY_KNOWN_FRAUD) @weight(60) @mode(LIVE) @group(t) @version(1)
            when Facts( device.watched is present ) then hit(); end
            """;
    private static final String GUIDED = """
            {"rules": [{"id": "guided.share", "name": "Share", "reason": "VELOCITY_PAYMENT_BURST", "weight": 15.5,
              "mode": "LIVE", "group": "g", "version": "1", "when": {"all": [
                {"name": "user.payments.share", "operator": ">", "value": 0.5},
                {"any": [{"name": "channel", "operator": "in", "values": ["WEB", "APP"]},
                  {"not": {"name": "amount.value", "operator": "is present"}}]}]}}]}
            """;
    private static final String TABLE = """
            id,name,reason,weight,mode,group,version,type in,amount.value >=,location.country !=
            table.abroad,Abroad,COUNTERPARTY_KNOWN_FRAUD,25,LIVE,table,1,PAYMENT | TRANSFER,100,DE
            table.small,Small,COUNTERPARTY_KNOWN_FRAUD,5,SHADOW,table,1,,1,
            """;
    private static final ReleaseBundle RELEASE = TestRelease.bundle(
            Map.of("facts.yaml", FACTS, "rules/text.drl", TEXT, "rules/guided.json", GUIDED, "rules/table.csv", TABLE));

    private final Random random = new Random(7);

    @Test
    void aDryRunTheStreamAShadowAndABacktestAgreeOnEveryInteraction() {
        Topics.publish(RELEASE);
        try (Engine engine = Engine.start()) {
            Topics.publishShadow("same", RELEASE);
            awaitInUse(engine);
            engine.awaitFactsReady(RELEASE.hash());
            watchADeviceAndSnoozeARule(engine);
            Instant begin = Instant.now();
            List<JsonNode> dryRuns = new ArrayList<>();
            List<JsonNode> decisions = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                int minute = round;
                List<String> interactions = IntStream.range(0, USERS)
                        .mapToObj(user -> interaction(user, minute))
                        .toList();
                interactions.forEach(one -> dryRuns.add(dryRun(engine, one)));
                Topics.send("interactions", interactions);
                interactions.forEach(one -> decisions.add(decision(engine, one)));
            }
            Instant end = Instant.now();
            Map<UUID, Verdict> again = Retrial.verdicts(
                    engine.bean(DataSource.class), engine.bean(ReleaseArchive.class), RELEASE.hash(), begin, end);

            assertThat(decisions.stream()
                            .map(decision -> decision.path("outcome").asString())
                            .distinct())
                    .containsExactlyInAnyOrder("ALLOW", "CHALLENGE", "BLOCK");
            assertThat(decisions.stream().flatMap(ConformanceTest::ruleIds).distinct())
                    .hasSize(7);
            for (int i = 0; i < decisions.size(); i++) {
                JsonNode decision = decisions.get(i);
                UUID id = UUID.fromString(decision.path("id").asString());
                assertThat(verdict(dryRuns.get(i))).isEqualTo(verdict(decision));
                assertThat(verdict(json(requireNonNull(again.get(id))))).isEqualTo(verdict(decision));
                assertThat(brief(decision.path("shadows").path(0))).isEqualTo(brief(decision));
            }
            Map<String, Object> order = Map.of("hash", RELEASE.hash(), "from", begin.toString(), "to", end.toString());
            JsonNode result = BacktestTest.result(engine, order);
            assertThat(result.path("tested").asInt()).isEqualTo(USERS * ROUNDS);
            assertThat(result.path("changed").asInt()).isZero();
            assertThat(result.path("withHeldRules").asInt()).isEqualTo(ROUNDS);
            assertThat(result.path("rules")).allSatisfy(rule -> {
                assertThat(rule.path("onlyCandidate").asInt()).isZero();
                assertThat(rule.path("onlyDecided").asInt()).isZero();
            });
            Map<String, Object> withoutHolds = new HashMap<>(order);
            withoutHolds.put("applyHolds", false);
            assertThat(BacktestTest.result(engine, withoutHolds).path("changed").asInt())
                    .isBetween(1, ROUNDS);
            // The overview of other tests' decisions counts hits of all.
            engine.jdbc()
                    .update("delete from rule_minutes where rule_id like 'text.%' or rule_id like 'guided.%'"
                            + " or rule_id like 'table.%'");
        } finally {
            Topics.unpublish("shadow/same");
        }
    }

    /** Most fields may be missing. */
    private String interaction(int user, int minute) {
        StringBuilder json = new StringBuilder("""
                {"id":"%s","type":"%s","userId":"conformance-%d","occurredAt":"%s","receivedAt":"%s",\
                "sessionId":"s-1\"""".formatted(
                        UUID.randomUUID(),
                        List.of("PAYMENT", "TRANSFER", "LOGIN").get(random.nextInt(3)),
                        user,
                        START.plusSeconds(60L * minute + user),
                        START.plusSeconds(60L * minute + user)));
        maybe(
                json,
                "\"amount\":{\"value\":\"%d.%02d\",\"currency\":\"EUR\"}"
                        .formatted(random.nextInt(300), random.nextInt(100)));
        maybe(json, "\"deviceId\":\"device-%d\"".formatted(random.nextInt(4)));
        maybe(json, "\"channel\":\"%s\"".formatted(random.nextBoolean() ? "WEB" : "POS"));
        maybe(json, "\"location\":{\"country\":\"%s\"}".formatted(random.nextBoolean() ? "DE" : "FR"));
        return json.append('}').toString();
    }

    private void maybe(StringBuilder json, String member) {
        if (random.nextInt(4) > 0) {
            json.append(',').append(member);
        }
    }

    private static void watchADeviceAndSnoozeARule(Engine engine) {
        engine.put("/v1/lists/watched-devices", "{\"kind\":\"WATCH\",\"description\":\"Seen in fraud\"}");
        engine.put("/v1/lists/watched-devices/entries", "{\"value\":\"device-1\",\"reason\":\"Case 7\"}");
        assertThat(engine.put("/v1/snoozes", """
                        {"ruleId":"text.burst","field":"userId","value":"conformance-3","until":"%s","reason":"Known"}""".formatted(Instant.now().plusSeconds(600)))
                        .statusCode())
                .isEqualTo(200);
    }

    private static void awaitInUse(Engine engine) {
        await().atMost(PATIENCE).until(() -> {
            var answer = engine.get("/v1/releases/live");
            JsonNode live = Requests.json(answer);
            return answer.statusCode() == 200
                    && RELEASE.hash().equals(live.path("hash").asString())
                    && live.path("shadows").size() == 1;
        });
        Payments first = Payments.some(1);
        Topics.send("interactions", first.json());
        Decided.awaitAll(engine, first);
    }

    private static JsonNode dryRun(Engine engine, String interaction) {
        var answer = engine.post("/v1/decisions/preview", Requests.withoutReceivedAt(interaction));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Requests.json(answer);
    }

    private static JsonNode decision(Engine engine, String interaction) {
        String id = JSON.readTree(interaction).path("id").asString();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> !bodies(engine, id).isEmpty());
        return JSON.readTree(bodies(engine, id).getFirst());
    }

    private static List<byte[]> bodies(Engine engine, String interactionId) {
        return engine.jdbc()
                .queryForList(
                        "select body from decisions where interaction_id = ?",
                        byte[].class,
                        UUID.fromString(interactionId));
    }

    private static JsonNode json(Verdict verdict) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            VerdictJson.write(json, verdict);
            json.writeEndObject();
        }
        return JSON.readTree(text.toString());
    }

    /** Outcome, score, and each hit with all that it read. */
    private static List<Object> verdict(JsonNode decision) {
        List<Object> verdict = new ArrayList<>(brief(decision));
        decision.path("hits").forEach(hit -> hit.path("reads").forEach(verdict::add));
        return verdict;
    }

    /** What a shadow records. */
    private static List<Object> brief(JsonNode decision) {
        List<Object> brief = new ArrayList<>();
        brief.add(decision.path("outcome").asString());
        brief.add(decision.path("score").asDouble());
        decision.path("hits").forEach(hit -> brief.add(hit.path("ruleId").asString() + hit.path("counted")));
        return brief;
    }

    private static Stream<String> ruleIds(JsonNode decision) {
        return decision.path("hits").valueStream().map(hit -> hit.path("ruleId").asString());
    }
}
