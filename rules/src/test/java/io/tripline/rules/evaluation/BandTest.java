package io.tripline.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BandTest {
    private static final Band BAND = new Band(0.01, 0.05);

    @Test
    void aShareFarOutsideIsToldFromOneInside() {
        assertThat(BAND.leftBy(300, 1_000)).isTrue();
        assertThat(BAND.leftBy(0, 1_200)).isTrue();
        assertThat(BAND.leftBy(30, 1_000)).isFalse();
    }

    @Test
    void aFewInteractionsSayNothing() {
        assertThat(BAND.leftBy(0, 0)).isFalse();
        assertThat(BAND.leftBy(2, 10)).isFalse();
        assertThat(BAND.leftBy(0, 100)).isFalse();
    }

    @Test
    void aRuleThatMayNeverHitIsNotMissed() {
        assertThat(new Band(0, 0.05).leftBy(0, 1_000_000)).isFalse();
    }

    /** At the very edge of the band one trial in 2,000 is expected to lie beyond; here at most one in 200 may. */
    @Test
    void chanceAloneHardlyEverLeavesTheBand() {
        Random random = new Random(42);
        int left = 0;
        for (int trial = 0; trial < 2_000; trial++) {
            int hits = 0;
            for (int i = 0; i < 2_000; i++) {
                hits += random.nextDouble() < 0.05 ? 1 : 0;
            }
            left += BAND.leftBy(hits, 2_000) ? 1 : 0;
        }
        assertThat(left).isLessThan(10);
    }

    @Test
    void endsAreInOrder() {
        assertThatThrownBy(() -> new Band(0.05, 0.05)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Band(-0.1, 0.05)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Band(0, 1.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Band(Double.NaN, 0.5)).isInstanceOf(IllegalArgumentException.class);
    }
}
