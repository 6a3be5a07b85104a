package io.tripline.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CourtesyTest {

    private static final Duration WORKED = Duration.ofMillis(500);

    @Test
    void halfOfTheTimeIsLeftToDecisionsWhileThereAreMany() {
        assertThat(Courtesy.pause(51, WORKED)).isEqualTo(WORKED);
    }

    @Test
    void allOfItIsUsedWhileThereAreFew() {
        assertThat(Courtesy.pause(50, WORKED)).isZero();
        assertThat(Courtesy.pause(0, Duration.ZERO)).isZero();
    }
}
