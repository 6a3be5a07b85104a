package io.tripline.engine.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tripline.rules.capsule.CapsuleVerifier;
import io.tripline.rules.capsule.Verification;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class QueryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Payments PAYMENTS = Payments.some(7);
    private static Engine engine;

    @BeforeAll
    static void decideSome() {
        Topics.publish(TestRelease.burstFrom(3));
        engine = Engine.start().ready(TestRelease.burstFrom(3));
        Topics.send("interactions", PAYMENTS.json());
        Decided.awaitAll(engine, PAYMENTS);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void aReleaseIsCheckedAndNothingIsKept() {
        JsonNode sound = checked(TestRelease.burstFrom(7).files());
        assertThat(sound.path("hash").asString())
                .isEqualTo(TestRelease.burstFrom(7).hash());
        JsonNode refused = checked(TestRelease.broken().files());
        assertThat(refused.path("hash").isNull()).isTrue();
        assertThat(refused.path("findings").path(0).path("severity").asString()).isEqualTo("ERROR");

        assertThat(engine.get("/v1/releases/" + TestRelease.burstFrom(7).hash()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aReleaseToBeCheckedHasTexts() {
        for (String files : List.of("{\"facts.yaml\": null}", "{}", "null")) {
            HttpResponse<String> answer = engine.post("/v1/releases/check", "{\"files\": " + files + "}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(JsonMapper.shared()
                            .readTree(answer.body())
                            .path("errors")
                            .path(0)
                            .path("field")
                            .asString())
                    .startsWith("files");
        }
    }

    private static JsonNode checked(Map<String, String> files) {
        HttpResponse<String> answer =
                engine.post("/v1/releases/check", JsonMapper.shared().writeValueAsString(Map.of("files", files)));
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    @Test
    void aListIsReadPageByPageNewestFirst() {
        List<String> found = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        do {
            JsonNode page = engine.read("/v1/decisions?limit=3&userId=" + PAYMENTS.userId() + cursor);
            page.path("items")
                    .forEach(item -> found.add(item.path("interactionId").asString()));
            cursor = "&cursor=" + page.path("nextCursor").asString("");
            pages++;
        } while (!cursor.equals("&cursor="));

        assertThat(pages).isEqualTo(3);
        assertThat(found.reversed())
                .containsExactlyElementsOf(
                        PAYMENTS.ids().stream().map(Object::toString).toList());
    }

    @Test
    void aListCanBeFilteredByEverythingItShows() {
        String user = "userId=" + PAYMENTS.userId();
        assertThat(items(user)).hasSize(7);
        assertThat(items(user + "&outcome=CHALLENGE")).hasSize(4);
        assertThat(items(user + "&outcome=ALLOW")).hasSize(3);
        assertThat(items(user + "&rule=velocity.payment-burst")).hasSize(4);
        assertThat(items(user + "&rule=no.such-rule")).isEmpty();
        assertThat(items(user + "&type=LOGIN")).isEmpty();
        assertThat(items("interactionId=" + PAYMENTS.ids().getFirst())).hasSize(1);
        assertThat(items(user + "&release=" + TestRelease.burstFrom(3).hash())).hasSize(7);
        assertThat(items(user + "&release=" + TestRelease.burstFrom(2).hash())).isEmpty();
        assertThat(items(user + "&from=2026-01-01T00:00:00Z&to=2126-01-01T00:00:00Z"))
                .hasSize(7);
        assertThat(items(user + "&to=2026-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void aSummaryTellsWhatAndWhomItWasAbout() {
        JsonNode newest = items("userId=" + PAYMENTS.userId()).getFirst();

        assertThat(newest.path("amount").path("value").asString()).isEqualTo("12.50");
        assertThat(newest.path("amount").path("currency").asString()).isEqualTo("EUR");
        assertThat(newest.path("counterpartyId").asString()).isEqualTo(PAYMENTS.counterparty());
        assertThat(newest.path("score").asDouble()).isEqualTo(45);
        assertThat(newest.path("hits").path(0).path("ruleId").asString()).isEqualTo("velocity.payment-burst");
        assertThat(newest.path("hits").path(0).path("counted").asBoolean()).isTrue();
        assertThat(newest.has("facts")).isFalse();
        assertThat(newest.has("interaction")).isFalse();
        assertThat(newest.path("traceId").asString()).matches("[0-9a-f]{32}");
    }

    @Test
    void aWholeDecisionHasWhatEachHitReadAndTheReasons() {
        String id = items("userId=" + PAYMENTS.userId()).getFirst().path("id").asString();

        JsonNode decision = engine.read("/v1/decisions/" + id);

        JsonNode hit = decision.path("hits").path(0);
        assertThat(hit.path("reads").valueStream()).anySatisfy(read -> {
            assertThat(read.path("name").asString()).isEqualTo("user.payments.count_10m");
            assertThat(read.path("value").asInt()).isEqualTo(6);
            assertThat(read.path("unit").asString()).isEqualTo("payments");
        });
        assertThat(hit.path("reasons").path("customer").asString())
                .isEqualTo("You made many payments in a short time.");
        assertThat(decision.path("interaction").path("attributes").path("mcc").asString())
                .isEqualTo("5732");
        assertThat(decision.path("timings").path("queuedMicros").asLong()).isPositive();
        assertThat(decision.path("label").isNull()).isTrue();
    }

    @Test
    void aWholeDecisionShowsHowEachConditionOfItsHitsStood() {
        String id = items("userId=" + PAYMENTS.userId()).getFirst().path("id").asString();

        JsonNode conditions =
                engine.read("/v1/decisions/" + id).path("hits").path(0).path("conditions");

        assertThat(conditions.path("kind").asString()).isEqualTo("ALL");
        assertThat(conditions.path("holds").asBoolean()).isTrue();
        JsonNode last = conditions.path("parts").path(1);
        assertThat(last.path("holds").asBoolean()).isTrue();
        assertThat(last.path("reads").path(0).path("name").asString()).isEqualTo("user.payments.count_10m");
        assertThat(last.path("reads").path(0).path("value").asInt()).isEqualTo(6);
        assertThat(last.path("reads").path(0).path("condition").asString()).isEqualTo("≥ 3");
    }

    @Test
    void theRoleOfTheCallerSelectsTheTextOfAReason() {
        String path = "/v1/decisions/"
                + items("userId=" + PAYMENTS.userId()).getFirst().path("id").asString();

        assertThat(hitFor("analyst", path).path("reason").asString()).isEqualTo("Many payments in ten minutes.");
        assertThat(hitFor("analyst", path).path("reasons").path("support").asString())
                .isEqualTo("Ask whether the payments were meant.");
        assertThat(hitFor("compliance", path).path("reason").asString())
                .isEqualTo("The payments of ten minutes were counted.");
        JsonNode client = hitFor("service", path);
        assertThat(client.path("reason").asString()).isEqualTo("You made many payments in a short time.");
        assertThat(client.path("reasons").propertyNames()).containsExactly("customer");
        assertThat(client.path("reasonCode").asString()).isEqualTo("VELOCITY_PAYMENT_BURST");
        assertThat(engine.getAs("user", path).statusCode()).isEqualTo(403);
        assertThat(engine.getAs("service", path + "/capsule").statusCode()).isEqualTo(403);
        assertThat(engine.getAs("service", path + "/explanation").statusCode()).isEqualTo(403);
    }

    private static JsonNode hitFor(String role, String path) {
        return Requests.json(engine.getAs(role, path)).path("hits").path(0);
    }

    @Test
    void anExplanationTellsWhatNearlyHeldAndWhatWouldHaveChangedTheOutcome() {
        List<JsonNode> decisions = items("userId=" + PAYMENTS.userId()).reversed();
        JsonNode challenged = explanation(decisions.get(3));
        JsonNode allowed = explanation(decisions.get(2));

        assertThat(challenged.path("reproduced").asBoolean()).isTrue();
        assertThat(challenged
                        .path("changes")
                        .valueStream()
                        .map(one -> one.path("sentence").asString()))
                .contains("Had user.payments.count_10m been 2 instead of 3, the outcome would have been ALLOW.");
        assertThat(allowed.path("nearMisses").path(0).path("ruleId").asString()).isEqualTo("velocity.payment-burst");
        assertThat(allowed.path("nearMisses").path(0).path("needed").asInt()).isEqualTo(3);
        assertThat(allowed.path("nearMisses").path(0).path("threshold").asInt()).isEqualTo(3);
    }

    private static JsonNode explanation(JsonNode decision) {
        return engine.read("/v1/decisions/" + decision.path("id").asString() + "/explanation");
    }

    @Test
    void anExportedDecisionIsMadeAgainIdenticallyAndIsAlwaysTheSameFile() {
        String id = items("userId=" + PAYMENTS.userId()).getFirst().path("id").asString();

        HttpResponse<String> exported = engine.get("/v1/decisions/" + id + "/capsule");

        assertThat(exported.statusCode()).as(exported.body()).isEqualTo(200);
        assertThat(exported.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(header -> assertThat(header).contains("decision-" + id + ".json"));
        assertThat(CapsuleVerifier.verify(exported.body().getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Verification.Identical.class,
                        same -> assertThat(same.decisionId()).isEqualTo(id));
        assertThat(engine.get("/v1/decisions/" + id + "/capsule").body()).isEqualTo(exported.body());
    }

    @Test
    void whatIsAskedWronglyIsAnsweredWithTheFieldAtFault() {
        assertRefused(engine.get("/v1/decisions?cursor=nonsense"), 400, "cursor");
        assertRefused(engine.get("/v1/decisions?limit=0"), 400, "limit");
        assertRefused(engine.get("/v1/decisions?outcome=MAYBE"), 400, "outcome");
        assertRefused(engine.get("/v1/overview?minutes=0"), 400, "minutes");
        assertRefused(engine.get("/v1/decisions/00000000-0000-0000-0000-000000000000"), 404, "unknown-decision");
        assertRefused(
                engine.get("/v1/decisions/00000000-0000-0000-0000-000000000000/capsule"), 404, "unknown-decision");
        assertRefused(engine.post("/v1/decisions/preview", "{\"type\":\"PAYMENT\"}"), 400, "userId");
        String interaction = Requests.withoutReceivedAt(PAYMENTS.json(0));
        assertRefused(engine.post("/v1/decisions/preview", interaction.replace("12.50", "x")), 400, "amount.value");
        assertRefused(
                engine.post("/v1/decisions/preview", interaction.replace("mcc", "mcc\":[],\"b")),
                400,
                "attributes.mcc");
        assertRefused(engine.post("/v1/decisions/preview", interaction.replace("userId", "surprise")), 400, "surprise");
    }

    @Test
    void aDryRunDecidesByPresentFactsAndChangesNothing() {
        Payments payments = Payments.some(4);
        Topics.send("interactions", payments.json(0), payments.json(1), payments.json(2));
        Decided.awaitAll(engine, payments, 3);
        String next = Requests.withoutReceivedAt(payments.json(3));

        JsonNode preview = Requests.json(engine.post("/v1/decisions/preview", next));
        JsonNode again = Requests.json(engine.post("/v1/decisions/preview", next));

        assertThat(preview.path("outcome").asString()).isEqualTo("CHALLENGE");
        assertThat(preview.path("facts").path("user.payments.count_10m").asInt())
                .isEqualTo(3);
        assertThat(again.path("facts")).isEqualTo(preview.path("facts"));
        assertThat(Decided.stored(engine, payments)).hasSize(3);
        Topics.send("interactions", payments.json(3));
        assertThat(Decided.counts(Decided.awaitAll(engine, payments))).containsExactly(0, 1, 2, 3);
    }

    @Test
    void theOverviewCountsWhatIsStoredSoThatItOutlivesTheEngine() {
        long before = engine.read("/v1/overview?minutes=60").path("decisions").asLong();
        Payments payments = Payments.some(5);
        Topics.send("interactions", payments.json());
        Decided.awaitAll(engine, payments);

        JsonNode overview = engine.read("/v1/overview?minutes=60");

        assertThat(overview.path("decisions").asLong()).isEqualTo(before + 5);
        assertThat(overview.path("series")).hasSize(60);
        assertThat(overview.path("series").path(59).has("ALLOW")).isTrue();
        assertThat(overview.path("byOutcome").path("CHALLENGE").asLong()).isPositive();
        assertThat(overview.path("latencyMillis").path("p99").asDouble()).isPositive();
        assertThat(overview.path("topRules").path(0).path("name").asString()).isEqualTo("Payment burst");
        assertThat(overview.path("release").path("rules").asInt()).isEqualTo(2);
        assertThat(overview.path("lag").asLong()).isNotNegative();
    }

    @Test
    void decisionsAreStreamedAsTheyAreMade() {
        Payments payments = Payments.some(4);
        ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
        CompletableFuture<Void> reading = engine.http()
                .sendAsync(
                        engine.request("/v1/decisions/stream?outcome=CHALLENGE&userId=" + payments.userId())
                                .GET()
                                .build(),
                        HttpResponse.BodyHandlers.ofLines())
                .thenAccept(response -> response.body().forEach(lines::add));
        await().atMost(PATIENCE).until(() -> lines.contains(":connected"));

        Topics.send("interactions", payments.json());

        await().atMost(PATIENCE)
                .until(() -> lines.stream()
                        .anyMatch(line -> line.startsWith("data:")
                                && line.contains(payments.ids().getLast().toString())));
        assertThat(lines.stream().filter(line -> line.equals("event:decision"))).hasSize(1);
        assertThat(reading).isNotCompletedExceptionally();
    }

    @Test
    void theApiIsDescribedWithItsSchemas() {
        JsonNode api = engine.read("/v1/openapi/fraud-engine");

        assertThat(api.path("paths").propertyNames())
                .contains(
                        "/v1/decisions",
                        "/v1/decisions/{id}",
                        "/v1/decisions/{id}/capsule",
                        "/v1/decisions/{id}/explanation",
                        "/v1/decisions/preview",
                        "/v1/decisions/stream",
                        "/v1/backtests",
                        "/v1/backtests/{id}",
                        "/v1/overview",
                        "/v1/releases/live");
        assertThat(api.path("components").path("schemas").propertyNames())
                .contains("Decision", "DecisionSummary", "DecisionPage", "Overview", "LiveReleaseView");
    }

    @Test
    void theConsoleExpectsNothingOfTheApiThatIsNotServed() {
        assertThat(ApiCopy.ofConsole(engine.read("/v1/openapi/fraud-engine")).differences())
                .isEmpty();
    }

    private static List<JsonNode> items(String query) {
        return engine.read("/v1/decisions?" + query).path("items").valueStream().toList();
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String naming) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains(naming);
    }
}
