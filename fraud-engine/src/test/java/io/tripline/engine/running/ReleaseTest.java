package io.tripline.engine.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tripline.local.stack.Database;
import io.tripline.local.stack.TestStack;
import io.tripline.rules.release.ReleaseBundle;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReleaseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void aReleaseIsSwappedUnderLoadAndEachDecisionHasExactlyOne() {
        ReleaseBundle first = TestRelease.burstFrom(3);
        ReleaseBundle second = TestRelease.burstFrom(1);
        Topics.publish(first);
        try (Engine engine = Engine.start()) {
            awaitInForce(engine, first);
            Payments warm = Payments.some(3);
            Topics.send("interactions", warm.json());
            Decided.awaitAll(engine, warm);

            List<Payments> load = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                if (i == 20) {
                    Topics.publish(second);
                }
                Payments some = Payments.some(50);
                load.add(some);
                Topics.send("interactions", some.json());
            }
            awaitInForce(engine, second);
            Payments last = Payments.some(3);
            Topics.send("interactions", last.json());
            load.add(last);

            Set<String> used = new TreeSet<>();
            for (Payments payments : load) {
                List<JsonNode> decisions = Decided.awaitAll(engine, payments);
                assertThat(decisions).hasSize(payments.ids().size());
                decisions.forEach(
                        decision -> used.add(decision.path("releaseHash").asString()));
            }
            assertThat(used).containsExactlyInAnyOrder(first.hash(), second.hash());
            assertThat(outcomes(Decided.awaitAll(engine, last))).containsExactly("ALLOW", "CHALLENGE", "CHALLENGE");
        }
    }

    @Test
    void aBrokenReleaseIsRefusedWithItsFindingsAndTheOldOneStays() {
        ReleaseBundle good = TestRelease.burstFrom(2);
        Topics.publish(good);
        try (Engine engine = Engine.start()) {
            awaitInForce(engine, good);
            Topics.publish(TestRelease.broken());

            await().atMost(PATIENCE)
                    .until(() -> TestRelease.broken()
                            .hash()
                            .equals(live(engine)
                                    .path("lastRefused")
                                    .path("hash")
                                    .asString("")));
            JsonNode live = live(engine);
            assertThat(live.path("hash").asString()).isEqualTo(good.hash());
            assertThat(live.path("lastRefused")
                            .path("findings")
                            .path(0)
                            .path("message")
                            .asString())
                    .contains("user.payments.count_11m");
            Payments payments = Payments.some(3);
            Topics.send("interactions", payments.json());
            assertThat(Decided.awaitAll(engine, payments))
                    .allSatisfy(decision ->
                            assertThat(decision.path("releaseHash").asString()).isEqualTo(good.hash()));
        }
        try (Engine restarted = Engine.start()) {
            awaitInForce(restarted, good);
        }
    }

    @Test
    void aReleaseThatBreaksItsScenariosOrIsNotWhatItsHashSaysIsRefusedAndTheOldOneStays() {
        ReleaseBundle good = TestRelease.burstFrom(5);
        ReleaseBundle other = TestRelease.burstFrom(6);
        Topics.publish(good);
        try (Engine engine = Engine.start()) {
            awaitInForce(engine, good);

            Topics.publish(TestRelease.breakingItsPromise());
            JsonNode promise =
                    awaitRefused(engine, TestRelease.breakingItsPromise().hash());
            assertThat(promise.path("file").asString()).isEqualTo("scenarios/burst.yaml");
            assertThat(promise.path("message").asString())
                    .contains("Two payments are a burst")
                    .contains("velocity.payment-burst should hit, and does not")
                    .contains("got ALLOW");

            String wrong = "0".repeat(64);
            Topics.publish(wrong, other);
            assertThat(awaitRefused(engine, wrong).path("message").asString()).contains(other.hash());

            assertThat(live(engine).path("hash").asString()).isEqualTo(good.hash());
        }
    }

    @Test
    void theLastGoodReleaseIsInForceAfterARestartWithoutKafka() {
        ReleaseBundle good = TestRelease.burstFrom(4);
        Topics.publish(good);
        try (Engine engine = Engine.start()) {
            awaitInForce(engine, good);
        }
        try (Engine alone = Engine.start(Faults.none(), Map.of("spring.kafka.bootstrap-servers", "127.0.0.1:1"))) {
            awaitInForce(alone, good);
            assertThat(live(alone).path("publishedBy").asString()).isEqualTo("ben");
            assertThat(live(alone).path("rules")).hasSize(2);
        }
    }

    @Test
    void withoutAReleaseTheEngineIsNotReadyAndSaysWhatToDo() {
        Database unused = TestStack.postgres().database("unused");
        try (Engine empty = Engine.start(
                Faults.none(),
                Map.of(
                        "spring.kafka.bootstrap-servers", "127.0.0.1:1",
                        "spring.datasource.url", unused.jdbcUrl(),
                        "spring.datasource.username", unused.user(),
                        "spring.datasource.password", unused.password()))) {
            assertThat(empty.readiness().statusCode()).isEqualTo(503);
            var answer = empty.get("/v1/releases/live");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).contains("./tripline publish PATH");
            assertThat(URI.create(Requests.json(answer).path("type").asString()).getPath())
                    .endsWith("dependency-unavailable");
        }
    }

    private static List<String> outcomes(List<JsonNode> decisions) {
        return decisions.stream()
                .map(decision -> decision.path("outcome").asString())
                .toList();
    }

    /** The first finding. */
    private static JsonNode awaitRefused(Engine engine, String hash) {
        await().atMost(PATIENCE)
                .until(() -> hash.equals(
                        live(engine).path("lastRefused").path("hash").asString("")));
        return live(engine).path("lastRefused").path("findings").path(0);
    }

    private static JsonNode live(Engine engine) {
        return engine.read("/v1/releases/live");
    }

    private static void awaitInForce(Engine engine, ReleaseBundle release) {
        await().atMost(PATIENCE).until(() -> {
            var answer = engine.get("/v1/releases/live");
            return answer.statusCode() == 200
                    && release.hash().equals(Requests.json(answer).path("hash").asString());
        });
    }
}
