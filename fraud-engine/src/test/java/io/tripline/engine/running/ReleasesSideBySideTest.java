package io.tripline.engine.running;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tripline.rules.release.ReleaseBundle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReleasesSideBySideTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ReleaseBundle LIVE = TestRelease.burstFrom(3);
    private static final ReleaseBundle EAGER = TestRelease.burstFrom(1);
    private static final ReleaseBundle HOURLY = TestRelease.hourlyBurstFrom(2);

    @BeforeEach
    void publishTheLiveRelease() {
        Topics.publish(LIVE);
    }

    @AfterEach
    void leaveTheLiveReleaseAlone() {
        Stream.of("canary", "shadow/eager", "shadow/hourly").forEach(Topics::unpublish);
    }

    @Test
    void decisionsRecordWhatEachShadowWouldHaveDecidedAndAreNotChangedByIt() {
        try (Engine engine = Engine.start()) {
            Topics.publishShadow("eager", EAGER);
            Topics.publishShadow("hourly", HOURLY);
            awaitLive(engine, live -> live.path("shadows").size() == 2);
            engine.awaitFactsReady(LIVE.hash());

            Payments payments = Payments.some(4);
            Topics.send("interactions", payments.json());
            List<JsonNode> decisions = Decided.awaitAll(engine, payments);

            assertThat(decisions).extracting(one -> text(one, "releaseHash")).containsOnly(LIVE.hash());
            assertThat(decisions)
                    .extracting(one -> text(one, "outcome"))
                    .containsExactly("ALLOW", "ALLOW", "ALLOW", "CHALLENGE");
            assertThat(decisions)
                    .extracting(one -> text(shadow(one, 0), "outcome"))
                    .containsExactly("ALLOW", "CHALLENGE", "CHALLENGE", "CHALLENGE");
            assertThat(decisions)
                    .extracting(one -> text(shadow(one, 1), "outcome"))
                    .containsExactly("ALLOW", "ALLOW", "CHALLENGE", "CHALLENGE");
            JsonNode eager = shadow(decisions.get(1), 0);
            assertThat(text(eager, "name")).isEqualTo("eager");
            assertThat(text(eager, "releaseHash")).isEqualTo(EAGER.hash());
            assertThat(eager.path("score").asDouble()).isEqualTo(45);
            assertThat(text(eager.path("hits").path(0), "ruleId")).isEqualTo("velocity.payment-burst");
            assertThat(engine.read("/v1/decisions/" + text(decisions.get(1), "id"))
                            .path("shadows"))
                    .hasSize(2);

            Topics.unpublish("shadow/eager");
            awaitLive(engine, live -> live.path("shadows").size() == 1);
            Payments later = Payments.some(1);
            Topics.send("interactions", later.json());
            assertThat(text(shadow(Decided.awaitAll(engine, later).getFirst(), 0), "name"))
                    .isEqualTo("hourly");
        }
    }

    @Test
    void aCanaryDecidesForTheSameUsersUntilItIsRemovedAndAcrossARestart() {
        List<Payments> users = Stream.generate(() -> Payments.some(3)).limit(40).toList();
        Map<String, String> before;
        try (Engine engine = Engine.start()) {
            Topics.publishCanary(50, EAGER);
            awaitLive(engine, live -> text(live.path("canary"), "hash").equals(EAGER.hash()));
            before = decidedBy(engine, users, 0);
            assertThat(Set.copyOf(before.values())).containsExactlyInAnyOrder(LIVE.hash(), EAGER.hash());
        }
        try (Engine restarted = Engine.start()) {
            assertThat(decidedBy(restarted, users, 1)).isEqualTo(before);

            Topics.unpublish("canary");
            awaitLive(restarted, live -> live.path("canary").isNull());
            assertThat(decidedBy(restarted, users, 2).values()).containsOnly(LIVE.hash());
        }
    }

    @Test
    void aCanaryWithoutAShareIsRefusedAndSaysSo() {
        try (Engine engine = Engine.start()) {
            Topics.publishCanary(0, EAGER);

            awaitLive(engine, live -> text(live.path("lastRefused"), "scope").equals("canary"));
            JsonNode live = engine.read("/v1/releases/live");
            assertThat(text(live.path("lastRefused").path("findings").path(0), "hint"))
                    .contains("--canary 5%");
            assertThat(live.path("canary").isNull()).isTrue();
        }
    }

    @Test
    void releasesThatWereInUseAreListedAndCanBeReadToBePublishedAgain() {
        try (Engine engine = Engine.start()) {
            awaitLive(engine, live -> text(live, "hash").equals(LIVE.hash()));
            Topics.publishShadow("hourly", HOURLY);
            awaitLive(engine, live -> live.path("shadows").size() == 1);
            Topics.publish(EAGER);
            awaitLive(engine, live -> text(live, "hash").equals(EAGER.hash()));

            Map<String, JsonNode> listed = engine.read("/v1/releases")
                    .path("items")
                    .valueStream()
                    .collect(toMap(item -> text(item, "hash"), item -> item));
            assertThat(item(listed, EAGER).path("inUseFor").path(0).asString()).isEqualTo("live");
            assertThat(item(listed, HOURLY).path("inUseFor").path(0).asString()).isEqualTo("shadow/hourly");
            assertThat(item(listed, HOURLY).path("inForceAt").isNull()).isTrue();
            assertThat(item(listed, LIVE).path("inUseFor")).isEmpty();
            assertThat(text(item(listed, LIVE), "publishedBy")).isEqualTo("ben");
            assertThat(engine.read("/v1/releases/" + LIVE.hash())
                            .path("files")
                            .path("rules/all.drl")
                            .asString())
                    .isEqualTo(LIVE.files().get("rules/all.drl"));
            assertThat(engine.get("/v1/releases/" + "0".repeat(64)).statusCode())
                    .isEqualTo(404);
        }
    }

    /** The release that decided each user's payment of this index. */
    private static Map<String, String> decidedBy(Engine engine, List<Payments> users, int index) {
        Topics.send("interactions", users.stream().map(user -> user.json(index)).toList());
        return users.stream()
                .collect(toMap(
                        Payments::userId,
                        user -> text(Decided.awaitAll(engine, user, index + 1).get(index), "releaseHash")));
    }

    private static JsonNode item(Map<String, JsonNode> listed, ReleaseBundle release) {
        return requireNonNull(listed.get(release.hash()));
    }

    private static JsonNode shadow(JsonNode decision, int place) {
        return decision.path("shadows").path(place);
    }

    private static String text(JsonNode node, String property) {
        return node.path(property).asString("");
    }

    private static void awaitLive(Engine engine, Predicate<JsonNode> condition) {
        await().atMost(PATIENCE).until(() -> {
            var answer = engine.get("/v1/releases/live");
            return answer.statusCode() == 200 && condition.test(Requests.json(answer));
        });
    }
}
