package io.tripline.engine.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tripline.rules.release.ReleaseBundle;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BacktestTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ReleaseBundle LIVE = TestRelease.burstFrom(3);
    private static final Payments PAYMENTS = Payments.some(7);
    private static Engine engine;
    private static Instant begin;
    private static Instant end;

    @BeforeAll
    static void decideAndLabelSome() {
        Topics.publish(LIVE);
        engine = Engine.start();
        begin = Instant.now();
        Topics.send("interactions", PAYMENTS.json());
        Decided.awaitAll(engine, PAYMENTS);
        end = Instant.now();
        Topics.send(
                "labels",
                PAYMENTS.label(0, "GENUINE"),
                PAYMENTS.label(1, "FRAUD"),
                PAYMENTS.label(3, "FRAUD"),
                PAYMENTS.label(4, "GENUINE"));
        await().atMost(PATIENCE).until(() -> labelled() == 4);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void theReleaseThatDecidedChangesNothing() {
        JsonNode result = result(engine, order(Map.of("hash", LIVE.hash())));

        assertThat(result.path("tested").asInt()).isEqualTo(7);
        assertThat(result.path("notTested").asInt()).isZero();
        assertThat(result.path("changed").asInt()).isZero();
        assertThat(result.path("decidedBy").path(LIVE.hash()).asInt()).isEqualTo(7);
        assertThat(result.path("candidate")).isEqualTo(result.path("decided"));
        assertThat(result.path("rules")).hasSize(2).allSatisfy(rule -> {
            assertThat(rule.path("onlyCandidate").asInt()).isZero();
            assertThat(rule.path("onlyDecided").asInt()).isZero();
        });
    }

    @Test
    void aChangedRuleIsShownByWhatItWouldFreeAndByWhatItAloneStops() {
        JsonNode result =
                result(engine, order(Map.of("files", TestRelease.burstFrom(5).files())));

        assertThat(result.path("changed").asInt()).isEqualTo(2);
        assertThat(result.path("outcomes")
                        .valueStream()
                        .map(pair -> pair.path("decided").asString() + " "
                                + pair.path("candidate").asString() + " " + pair.path("decisions")))
                .containsExactly("ALLOW ALLOW 3", "CHALLENGE ALLOW 2", "CHALLENGE CHALLENGE 2");
        JsonNode freed = result.path("freed");
        assertThat(freed.toString())
                .isEqualTo("{\"decisions\":2,\"fraud\":1,\"genuine\":1,"
                        + "\"amounts\":[{\"currency\":\"EUR\",\"value\":\"25\"}]}");
        assertThat(result.path("newlyStopped").path("decisions").asInt()).isZero();
        JsonNode rule = result.path("rules").path(0);
        assertThat(rule.path("ruleId").asString()).isEqualTo("velocity.payment-burst");
        assertThat(rule.path("hits").asInt()).isEqualTo(2);
        assertThat(rule.path("decidedHits").asInt()).isEqualTo(4);
        assertThat(rule.path("onlyDecided").asInt()).isEqualTo(2);
        assertThat(rule.path("marginal").path("stopped").asInt()).isEqualTo(2);
    }

    @Test
    void aStricterRuleIsShownByWhatItWouldStop() {
        JsonNode result =
                result(engine, order(Map.of("files", TestRelease.burstFrom(1).files())));

        assertThat(result.path("newlyStopped").path("decisions").asInt()).isEqualTo(2);
        assertThat(result.path("newlyStopped").path("fraud").asInt()).isEqualTo(1);
        assertThat(result.path("rules").path(0).path("onlyCandidate").asInt()).isEqualTo(2);
        assertThat(result.path("rules").path(0).path("onlyDecided").asInt()).isZero();
    }

    @Test
    void labelsTellHowWellItCatchesFraudAndHowSureThatIs() {
        JsonNode result =
                result(engine, order(Map.of("files", TestRelease.burstFrom(4).files())));

        assertThat(result.path("labels").path("coverage").path("of").asInt()).isEqualTo(4);
        assertThat(result.path("labels").path("coverage").path("over").asInt()).isEqualTo(7);
        JsonNode decided = result.path("decided");
        assertThat(decided.path("precision").path("value").asDouble()).isEqualTo(0.5);
        assertThat(decided.path("recall").path("value").asDouble()).isEqualTo(0.5);
        JsonNode candidate = result.path("candidate");
        assertThat(candidate.path("truePositives").asInt()).isZero();
        assertThat(candidate.path("falsePositives").asInt()).isEqualTo(1);
        assertThat(candidate.path("recall").path("over").asInt()).isEqualTo(2);
        assertThat(candidate.path("recall").path("high").asDouble()).isBetween(0.6, 0.7);
    }

    @Test
    void examplesSayWhichDecisionsWouldChangeAndByWhichRules() {
        JsonNode result =
                result(engine, order(Map.of("files", TestRelease.burstFrom(5).files(), "examples", 1)));

        JsonNode examples = result.path("outcomes").path(1).path("examples");
        String smallest = Decided.stored(engine, PAYMENTS).subList(3, 5).stream()
                .map(decision -> decision.path("id").asString())
                .sorted()
                .findFirst()
                .orElseThrow();
        assertThat(examples).hasSize(1);
        assertThat(examples.path(0).path("decisionId").asString()).isEqualTo(smallest);
        assertThat(examples.path(0).path("decidedScore").asDouble()).isEqualTo(45);
        assertThat(examples.path(0).path("candidateScore").asDouble()).isZero();
        assertThat(examples.path(0).path("onlyDecided").path(0).asString()).isEqualTo("velocity.payment-burst");
    }

    @Test
    void theSameQuestionHasTheSameAnswerAndIsKeptForWhoeverRefersToIt() {
        Map<String, Object> order =
                order(Map.of("files", TestRelease.burstFrom(6).files()));

        JsonNode first = result(engine, order);
        JsonNode second = result(engine, order);

        assertThat(second.toString()).isEqualTo(first.toString());
        JsonNode kept =
                engine.read("/v1/backtests?release=" + TestRelease.burstFrom(6).hash());
        assertThat(kept.path("items")).hasSize(2);
        assertThat(kept.path("items").path(0).path("status").asString()).isEqualTo("DONE");
        assertThat(kept.path("items").path(0).path("requestedBy").asString()).isEqualTo("analyst");
        assertThat(kept.path("items").path(0).path("progress").path("done").asInt())
                .isEqualTo(7);
    }

    @Test
    void onlyTheTypesThatWereAskedForAreTested() {
        assertThat(result(engine, order(Map.of("hash", LIVE.hash(), "types", List.of("LOGIN"))))
                        .path("tested")
                        .asInt())
                .isZero();
        assertThat(result(engine, order(Map.of("hash", LIVE.hash(), "types", List.of("PAYMENT", "LOGIN"))))
                        .path("tested")
                        .asInt())
                .isEqualTo(7);
    }

    @Test
    void factsThatTheDecisionsDidNotRecordAreCountedAgainFromWhatIsStored() {
        ReleaseBundle hourly = TestRelease.hourlyBurstFrom(3);
        JsonNode whole = result(engine, order(Map.of("files", hourly.files())));
        String third = Decided.stored(engine, PAYMENTS).get(2).path("decidedAt").asString();
        JsonNode part = result(engine, order(Map.of("files", hourly.files(), "from", third)));

        assertThat(whole.path("factsCountedAgain").path(0).asString()).isEqualTo("user.payments.count_10m");
        assertThat(whole.path("changed").asInt()).isZero();
        assertThat(whole.path("rules").path(0).path("hits").asInt()).isEqualTo(4);
        assertThat(part.path("tested").asInt()).isEqualTo(5);
        assertThat(part.path("changed").asInt()).isZero();
    }

    @Test
    void aFactThatIsCountedAgainHasTheValueThatALiveReleaseRecords() {
        Payments payments = Payments.some(5);
        ReleaseBundle hourly = TestRelease.hourlyBurstFrom(2);
        Instant since = Instant.now();
        shadow("hourly", hourly);
        Topics.send("interactions", payments.json());
        List<JsonNode> decisions = Decided.awaitAll(engine, payments);
        Topics.unpublish("shadow/hourly");

        JsonNode result = result(engine, since(since, hourly));

        long challenged = decisions.stream()
                .filter(one ->
                        one.path("shadows").path(0).path("outcome").asString().equals("CHALLENGE"))
                .count();
        assertThat(challenged).isEqualTo(3);
        assertThat(result.path("newlyStopped").path("decisions").asInt()).isEqualTo(1);
        assertThat(result.path("rules").path(0).path("hits").asLong()).isEqualTo(challenged);
    }

    /** It happened before them all, within the window; in life it counts from when the engine hears of it. */
    @Test
    void userActivityIsCountedAgainFromItsLogAsALiveReleaseCountsIt() {
        ReleaseBundle trusting = TestRelease.trustingFrom(1);
        Payments before = Payments.some(3);
        Payments after = before.more(2);
        Instant since = Instant.now();
        shadow("trusting", trusting);
        Topics.send("interactions", before.json());
        Decided.awaitAll(engine, before);
        Topics.send("user-activity", before.activity("DEVICE_TRUSTED", -600));
        Topics.awaitTakenIn(engine, "user-activity");
        Topics.send("interactions", after.json());
        List<JsonNode> decisions = Decided.awaitAll(engine, after, 5);
        Topics.unpublish("shadow/trusting");

        JsonNode result = result(engine, since(since, trusting));

        assertThat(decisions)
                .extracting(decision ->
                        decision.path("shadows").path(0).path("hits").toString())
                .areExactly(2, new Condition<>(hits -> hits.contains("counterparty.known-fraud"), "a hit of the rule"));
        assertThat(result.path("factsCountedAgain").toString()).isEqualTo("[\"user.devices.seen\"]");
        assertThat(result.path("rules").valueStream())
                .filteredOn(rule -> rule.path("ruleId").asString().equals("counterparty.known-fraud"))
                .singleElement()
                .satisfies(rule -> assertThat(rule.path("hits").asInt()).isEqualTo(2));
    }

    /** On return it judges beside the live release, by facts that are ready. */
    private static void shadow(String name, ReleaseBundle release) {
        Topics.publishShadow(name, release);
        await().atMost(PATIENCE)
                .until(() -> engine.read("/v1/releases/live").path("shadows").size() == 1);
        engine.awaitFactsReady(LIVE.hash());
    }

    private static Map<String, Object> since(Instant since, ReleaseBundle candidate) {
        return Map.of(
                "files", candidate.files(),
                "from", since.toString(),
                "to", Instant.now().toString());
    }

    @Test
    void aBacktestThatRunsOrWaitsIsCancelledAtOnce() throws SQLException {
        try (var _ = new Lock(engine)) {
            String running = start(engine, order(Map.of("hash", LIVE.hash())));
            String waiting = start(engine, order(Map.of("hash", LIVE.hash())));
            await().atMost(PATIENCE).until(() -> status(engine, running).equals("RUNNING"));
            assertThat(status(engine, waiting)).isEqualTo("WAITING");

            assertThat(engine.delete(waiting).statusCode()).isEqualTo(204);
            assertThat(engine.delete(running).statusCode()).isEqualTo(204);

            assertThat(awaitEnd(engine, running).path("status").asString()).isEqualTo("CANCELLED");
            assertThat(awaitEnd(engine, waiting).path("status").asString()).isEqualTo("CANCELLED");
        }
        assertThat(result(engine, order(Map.of("hash", LIVE.hash())))
                        .path("tested")
                        .asInt())
                .isEqualTo(7);
    }

    @Test
    void aBacktestWhoseEngineStopsOrDiesIsNotSaidToRunForEver() throws SQLException {
        try (var _ = new Lock(engine)) {
            String running;
            try (Engine other = Engine.start()) {
                running = start(other, order(Map.of("hash", LIVE.hash())));
                await().atMost(PATIENCE).until(() -> status(other, running).equals("RUNNING"));
            }
            assertThat(status(engine, running)).isEqualTo("FAILED");

            engine.jdbc()
                    .update(
                            "update backtests set status = 'RUNNING', beat_at = now() - interval '16 seconds' where id = ?",
                            UUID.fromString(running.substring(running.lastIndexOf('/') + 1)));
            JsonNode died = engine.read(running);
            assertThat(died.path("status").asString()).isEqualTo("FAILED");
            assertThat(died.path("problem").asString()).contains("ended");
        }
    }

    @Test
    void whatIsAskedWronglyIsAnsweredWithTheFieldAtFault() {
        assertRefused(engine.post("/v1/backtests", "{}"), 400, "\"hash\"");
        assertRefused(post(Map.of("hash", "f".repeat(64))), 400, "no sound release");
        assertRefused(post(Map.of("hash", LIVE.hash(), "files", LIVE.files())), 400, "either hash");
        assertRefused(post(Map.of("hash", LIVE.hash(), "to", "2126-01-01T00:00:00Z")), 400, "\"to\"");
        assertRefused(post(Map.of("hash", LIVE.hash(), "from", end.toString(), "to", begin.toString())), 400, "from");
        assertRefused(post(Map.of("hash", LIVE.hash(), "types", List.of("payment"))), 400, "types");
        assertRefused(post(Map.of("hash", LIVE.hash(), "examples", 51)), 400, "examples");
        assertRefused(post(Map.of("files", TestRelease.broken().files())), 422, "files.rules/all.drl:6:9");
        assertRefused(engine.get("/v1/backtests/" + UUID.randomUUID()), 404, "unknown-backtest");
        assertThat(engine.getAs("compliance", "/v1/backtests").statusCode()).isEqualTo(200);
        assertThat(engine.getAs("service", "/v1/backtests").statusCode()).isEqualTo(403);
    }

    private static Map<String, Object> order(Map<String, Object> what) {
        Map<String, Object> order = new TreeMap<>(Map.of("from", begin.toString(), "to", end.toString()));
        order.putAll(what);
        return order;
    }

    private static HttpResponse<String> post(Map<String, Object> order) {
        return engine.post("/v1/backtests", JsonMapper.shared().writeValueAsString(order));
    }

    static JsonNode result(Engine engine, Map<String, Object> order) {
        JsonNode ended = awaitEnd(engine, start(engine, order));
        assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("DONE");
        return ended.path("result");
    }

    private static String start(Engine engine, Map<String, Object> order) {
        HttpResponse<String> accepted =
                engine.post("/v1/backtests", JsonMapper.shared().writeValueAsString(order));
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        return accepted.headers().firstValue("Location").orElseThrow();
    }

    private static JsonNode awaitEnd(Engine engine, String path) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !engine.read(path).path("finishedAt").isNull());
        return engine.read(path);
    }

    private static String status(Engine engine, String path) {
        return engine.read(path).path("status").asString();
    }

    private static int labelled() {
        Integer number = engine.jdbc()
                .queryForObject(
                        "select count(*) from decision_labels join decisions using (interaction_id) where user_id = ?",
                        Integer.class,
                        PAYMENTS.userId());
        return number == null ? 0 : number;
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String naming) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains(naming);
    }

    /** Nobody reads decisions while it is held. */
    private record Lock(Connection connection) implements AutoCloseable {
        Lock(Engine engine) throws SQLException {
            this(engine.bean(DataSource.class).getConnection());
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("lock table decisions in access exclusive mode");
            }
        }

        @Override
        public void close() throws SQLException {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.close();
        }
    }
}
