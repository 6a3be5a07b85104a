package io.tripline.engine.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ReloadUnderLoadTest {

    private static final int RELOADS = 100;
    private static final int PER_SECOND = 300;
    private static final double MEGABYTES_OF_NOISE = 10;

    @Test
    void aHundredReloadsUnderLoadWithEveryTenthBrokenLoseNoDecisionAndLeaveNoClassesBehind()
            throws InterruptedException {
        Topics.publish(TestRelease.burstFrom(3));
        try (Engine engine = Engine.start().ready(TestRelease.burstFrom(3))) {
            Payments warm = Payments.some(50);
            Topics.send("interactions", warm.json());
            Decided.awaitAll(engine, warm);
            Reloads reloads = new Reloads(engine, i -> TestRelease.burstFrom(1_000 + i), TestRelease::broken);
            reloads.run(10, PER_SECOND);
            double before = Reloads.metaspace();
            int deadLetters = Topics.read("interactions.dead-letter").size();

            Reloads.Result result = reloads.run(RELOADS, PER_SECOND);

            Map<String, Integer> decisions = result.decisionsByRelease(engine);
            assertThat(decisions.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(result.sent().size());
            assertThat(decisions).hasSizeGreaterThan(RELOADS / 4);
            assertThat(result.accepted()).containsAll(decisions.keySet());
            assertThat(result.failed(engine)).isZero();
            assertThat(Topics.read("interactions.dead-letter")).hasSize(deadLetters);
            assertThat(Reloads.metaspace()).isLessThan(before + MEGABYTES_OF_NOISE);
        }
    }
}
