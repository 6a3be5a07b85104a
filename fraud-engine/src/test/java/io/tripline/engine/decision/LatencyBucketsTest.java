package io.tripline.engine.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LatencyBucketsTest {

    @Test
    void aPercentileIsAtMostFifteenPercentTooHigh() {
        long[] counts = new long[LatencyBuckets.COUNT];
        for (int millis = 1; millis <= 1_000; millis++) {
            counts[LatencyBuckets.of(Duration.ofMillis(millis))]++;
        }

        assertThat(LatencyBuckets.percentileMillis(counts, 0.5)).isBetween(500.0, 575.0);
        assertThat(LatencyBuckets.percentileMillis(counts, 0.99)).isBetween(990.0, 1138.5);
    }

    @Test
    void whatIsSlowerOrFasterThanAllBucketsIsCountedInTheLastOrFirst() {
        assertThat(LatencyBuckets.of(Duration.ofHours(1))).isEqualTo((short) (LatencyBuckets.COUNT - 1));
        assertThat(LatencyBuckets.of(Duration.ofSeconds(-5))).isZero();
    }

    @Test
    void withoutDecisionsThereIsNoLatency() {
        assertThat(LatencyBuckets.percentileMillis(new long[LatencyBuckets.COUNT], 0.99))
                .isZero();
    }

    @Test
    void theStoredBoundsAreTheDocumentedOnes() {
        long[] lastOnly = new long[LatencyBuckets.COUNT];
        lastOnly[LatencyBuckets.COUNT - 1] = 1;

        assertThat(LatencyBuckets.percentileMillis(lastOnly, 0.5)).isCloseTo(102_000, Percentage.withPercentage(1));
        assertThat(LatencyBuckets.of(Duration.ofNanos(100_000))).isZero();
        assertThat((double) LatencyBuckets.of(Duration.ofMillis(1))).isCloseTo(17, within(1.0));
    }
}
