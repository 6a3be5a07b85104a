package io.tripline.traffic.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LabelScheduleTest {

    private static final LabelSchedule SCHEDULE = new LabelSchedule(Duration.ofDays(7), Duration.ofHours(6));

    @Test
    void roundsUpAndNeverDown() {
        assertThat(SCHEDULE.knownAt(Instant.parse("2018-04-01T00:00:00.001Z")))
                .isEqualTo(Instant.parse("2018-04-08T06:00:00Z"));
        assertThat(SCHEDULE.knownAt(Instant.parse("2018-04-01T06:00:00Z")))
                .isEqualTo(Instant.parse("2018-04-08T06:00:00Z"));
    }

    @Test
    void theUsualStepIsHalfADayAndNeverMoreThanAQuarterOfTheDelay() {
        assertThat(LabelSchedule.usualStep(Duration.ofDays(7))).isEqualTo(Duration.ofHours(12));
        assertThat(LabelSchedule.usualStep(Duration.ofDays(2))).isEqualTo(Duration.ofHours(12));
        assertThat(LabelSchedule.usualStep(Duration.ofHours(1))).isEqualTo(Duration.ofMinutes(15));
        assertThat(LabelSchedule.usualStep(Duration.ZERO)).isEqualTo(Duration.ofHours(12));
        assertThat(LabelSchedule.usualStep(null)).isEqualTo(Duration.ofHours(12));
    }
}
