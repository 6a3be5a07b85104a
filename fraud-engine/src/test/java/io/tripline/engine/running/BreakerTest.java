package io.tripline.engine.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tripline.rules.release.ReleaseBundle;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BreakerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String RULE = "velocity.payment-burst";

    @Test
    void aRuleThatHitsFarTooOftenIsHeldEverywhereUntilSomebodyClosesItsBreaker() {
        ReleaseBundle expectingFew = TestRelease.burstsInAHundred(3, 5);
        Topics.publish(expectingFew);
        try (Engine engine = Engine.start()) {
            engine.ready(expectingFew);
            JsonNode before = decideLast(engine, 120);
            assertThat(outcome(before)).isEqualTo("CHALLENGE");
            assertThat(before.path("held")).isEmpty();

            awaitHeld(engine, true);
            JsonNode held = decideLast(engine, 4);
            assertThat(outcome(held)).isEqualTo("ALLOW");
            assertThat(held.at("/hits/0/ruleId").asString()).isEqualTo(RULE);
            assertThat(held.at("/hits/0/counted").asBoolean()).isFalse();
            assertThat(held.at("/held/0/why").asString())
                    .contains("its breaker tripped")
                    .contains("97 hits in 100 interactions (97.00 %), expected 0.00 to 5.00 %");
            JsonNode told = engine.read("/v1/overview").at("/heldRules/0");
            assertThat(told.path("name").asString()).isEqualTo("Payment burst");
        }
        try (Engine another = Engine.start()) {
            another.ready(expectingFew);
            awaitHeld(another, true);
            assertThat(outcome(decideLast(another, 4))).isEqualTo("ALLOW");

            assertThat(another.delete("/v1/breakers/" + RULE).statusCode()).isEqualTo(204);
            assertThat(outcome(decideLast(another, 4))).isEqualTo("CHALLENGE");
            JsonNode closed = another.read("/v1/breakers").at("/items/0");
            assertThat(closed.path("closedBy").asString()).isEqualTo("analyst");
            assertThat(another.delete("/v1/breakers/" + RULE).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aRuleThatReadsOtherwiseIsNotHeldForWhatItWas() {
        ReleaseBundle release = TestRelease.burstsInAHundred(2, 5);
        Topics.publish(release);
        try (Engine engine = Engine.start()) {
            engine.ready(release);
            decideLast(engine, 120);
            awaitHeld(engine, true);

            ReleaseBundle mended = TestRelease.burstsInAHundred(4, 5);
            Topics.publish(mended);
            engine.ready(mended);
            assertThat(outcome(decideLast(engine, 5))).isEqualTo("CHALLENGE");
            engine.delete("/v1/breakers/" + RULE);
        }
    }

    @Test
    void aRuleWithinItsBandAndOneWithoutABandGoOn() {
        ReleaseBundle roomy = TestRelease.burstsInAHundred(3, 100);
        Topics.publish(roomy);
        try (Engine engine = Engine.start()) {
            engine.ready(roomy);
            decideLast(engine, 220);
            assertThat(outcome(decideLast(engine, 4))).isEqualTo("CHALLENGE");

            ReleaseBundle unwatched = TestRelease.burstFrom(3);
            Topics.publish(unwatched);
            engine.ready(unwatched);
            decideLast(engine, 220);
            assertThat(outcome(decideLast(engine, 4))).isEqualTo("CHALLENGE");
            assertThat(engine.read("/v1/overview").path("heldRules")).isEmpty();
        }
    }

    /** The decision of the last of so many payments of one user. */
    private static JsonNode decideLast(Engine engine, int number) {
        Payments payments = Payments.some(number);
        Topics.send("interactions", payments.json());
        return Decided.awaitAll(engine, payments).getLast();
    }

    private static String outcome(JsonNode decision) {
        return decision.path("outcome").asString("");
    }

    private static void awaitHeld(Engine engine, boolean held) {
        await().atMost(PATIENCE)
                .until(() -> engine.read("/v1/overview").path("heldRules").isEmpty() != held);
    }
}
