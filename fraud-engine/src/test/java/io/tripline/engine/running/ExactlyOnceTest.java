package io.tripline.engine.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tripline.engine.running.Faults.Point;
import io.tripline.rules.release.ReleaseBundle;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class ExactlyOnceTest {

    private static final ReleaseBundle RELEASE = TestRelease.burstFrom(3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @BeforeAll
    static void publishARelease() {
        Topics.publish(RELEASE);
    }

    @ParameterizedTest
    @EnumSource
    void aBatchThatFailsAnywhereIsTriedAgainWithoutCountingTwice(Point point) {
        Payments payments = Payments.some(6);
        Faults faults = Faults.at(point, 2);
        try (Engine engine = Engine.start(faults).ready(RELEASE)) {
            Topics.send("interactions", payments.json());

            assertEachIsDecidedOnce(engine, payments);
            assertThat(faults.struck()).isEqualTo(2);
        }
    }

    /** More than two chunks, which overlap: each has to see what the ones before it counted. */
    @ParameterizedTest
    @EnumSource
    void manyPaymentsOfOneUserAreCountedInOrderWhereverTheirBatchFails(Point point) {
        Payments payments = Payments.some(520);
        Faults faults = Faults.at(point, 2);
        try (Engine engine = Engine.start(faults).ready(RELEASE)) {
            Topics.send("interactions", payments.json());

            assertEachIsDecidedOnce(engine, payments);
            assertThat(faults.struck()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEngineThatDiesAnywhereIsTakenOverWithoutCountingTwice(Point point) {
        Payments payments = Payments.some(6);
        Faults faults = Faults.at(point, Faults.FOR_EVER);
        List<String> before;
        try (Engine dying = Engine.start(faults).ready(RELEASE)) {
            Topics.send("interactions", payments.json());
            await().atMost(PATIENCE).until(() -> faults.struck() > 0);
            before = Decided.bodies(dying.jdbc(), payments);
        }
        try (Engine engine = Engine.start().ready(RELEASE)) {
            assertEachIsDecidedOnce(engine, payments);
            assertThat(Decided.bodies(engine.jdbc(), payments))
                    .as("a stored decision stays byte for byte")
                    .containsAll(before);
        }
    }

    @Test
    void anInteractionSentThreeTimesIsDecidedAndCountedOnce() {
        Payments payments = Payments.some(5);
        try (Engine engine = Engine.start().ready(RELEASE)) {
            Topics.send("interactions", payments.json(0), payments.json(0), payments.json(1));
            Decided.awaitAll(engine, payments, 2);
            Topics.send("interactions", payments.json());

            assertEachIsDecidedOnce(engine, payments);
        }
    }

    private static void assertEachIsDecidedOnce(Engine engine, Payments payments) {
        int number = payments.ids().size();
        List<JsonNode> decisions = Decided.awaitAll(engine, payments);
        assertThat(decisions).hasSize(number);
        assertThat(Decided.counts(decisions))
                .containsExactlyElementsOf(IntStream.range(0, number).boxed().toList());
        assertThat(decisions)
                .extracting(decision -> decision.path("outcome").asString())
                .containsExactlyElementsOf(IntStream.range(0, number)
                        .mapToObj(i -> i < 3 ? "ALLOW" : "CHALLENGE")
                        .toList());
        assertThat(Decided.published(payments).stream().distinct())
                .as("what is published is what is stored")
                .containsExactlyInAnyOrderElementsOf(Decided.bodies(engine.jdbc(), payments));
    }
}
