package io.tripline.engine.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tripline.engine.facts.Epoch;
import io.tripline.engine.facts.FactEpochs;
import io.tripline.engine.running.Faults.Point;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Redis loses facts; what is decided later is what would have been decided anyway. */
class LostFactsTest {

    private static final int[] ROUNDS = {40, 30, 600, 40, 30};
    private static final int DISTURBED = 2;
    private static final RedisOfEngine REDIS = new RedisOfEngine();

    private static final Faults FAULTS = Faults.none();
    private static Engine engine;
    private static List<String> undisturbed;

    @BeforeAll
    static void tellAStoryUndisturbed() {
        Topics.publish(TestRelease.manyFacts());
        engine = Engine.start(FAULTS);
        engine.awaitFactsReady(TestRelease.manyFacts().hash());
        undisturbed = told(Story.of(ROUNDS), round -> {});
        assertThat(undisturbed).hasSize(740);
    }

    @AfterAll
    static void stop() {
        engine.close();
        REDIS.close();
    }

    @Test
    void redisThatIsEmptiedBetweenBatchesIsFilledFromTheLog() {
        assertThat(told(Story.of(ROUNDS), round -> REDIS.empty())).isEqualTo(undisturbed);
    }

    @ParameterizedTest
    @EnumSource
    void redisThatIsEmptiedWithABatchInFlightIsFilledFromTheLog(Point inFlight) {
        assertThat(told(Story.of(ROUNDS), round -> {
                    if (round == DISTURBED) {
                        FAULTS.next(inFlight, REDIS::empty);
                    }
                }))
                .isEqualTo(undisturbed);
    }

    @Test
    void redisThatIsEmptiedWhileABatchMovesItIsFilledFromTheLog() {
        assertThat(told(Story.of(ROUNDS), round -> {
                    if (round >= DISTURBED) {
                        FAULTS.next(Point.BEFORE_FACTS, () -> Thread.startVirtualThread(REDIS::empty));
                    }
                }))
                .isEqualTo(undisturbed);
    }

    @Test
    void redisThatComesBackWithoutItsLastMomentsIsFilledFromTheLog() {
        assertThat(told(Story.of(ROUNDS), round -> {
                    if (round == DISTURBED) {
                        REDIS.keep();
                    } else if (round == DISTURBED + 1) {
                        REDIS.goBack();
                    }
                }))
                .isEqualTo(undisturbed);
    }

    @Test
    void anEngineThatFindsRedisWithoutItsLastMomentsCountsOnlyThose() {
        long before = epoch();
        assertThat(told(Story.of(ROUNDS), round -> {
                    if (round == DISTURBED) {
                        REDIS.keep();
                    } else if (round == DISTURBED + 1) {
                        engine.close();
                        REDIS.goBack();
                        engine = Engine.start(FAULTS);
                    }
                }))
                .isEqualTo(undisturbed);
        assertThat(epoch()).isEqualTo(before);
    }

    @Test
    void anEngineThatDiesWithABatchInHandIsFollowedByOneThatFindsRedisEmptied() {
        Story story = Story.of(ROUNDS);
        List<String> told = told(story, round -> {
            if (round == DISTURBED) {
                engine.close();
                Faults faults = Faults.at(Point.AFTER_STORE, Faults.FOR_EVER);
                try (Engine _ = Engine.start(faults)) {
                    Topics.send("interactions", story.rounds().get(round).interactions());
                    await().until(() -> faults.struck() > 0);
                    REDIS.empty();
                }
                engine = Engine.start(FAULTS);
            }
        });
        assertThat(told).isEqualTo(undisturbed);
    }

    /** What was decided. */
    private static List<String> told(Story story, Consumer<Integer> beforeInteractions) {
        for (int round = 0; round < ROUNDS.length; round++) {
            int now = round;
            story.tell(() -> engine, round, () -> beforeInteractions.accept(now));
        }
        return story.decisions(engine);
    }

    private static long epoch() {
        return engine.bean(FactEpochs.class).current().map(Epoch::number).orElseThrow();
    }
}
