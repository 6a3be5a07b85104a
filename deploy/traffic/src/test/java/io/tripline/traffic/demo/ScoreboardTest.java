package io.tripline.traffic.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ScoreboardTest {

    private final Scoreboard scoreboard = new Scoreboard();

    @Test
    void aFraudCaseIsStoppedWhenOneOfItsInteractionsIsAndGenuinePeopleAreHurtOneByOne() {
        scoreboard.decided(emission(1, Pattern.MULE), "ALLOW");
        scoreboard.decided(emission(1, Pattern.MULE), "REVIEW");
        scoreboard.decided(emission(2, Pattern.MULE), "ALLOW");
        scoreboard.decided(emission(3, null), "ALLOW");
        scoreboard.decided(emission(4, null), "CHALLENGE");

        assertThat(scoreboard.line(1)).contains("fraud cases stopped 1 of 2", "genuine hurt 1 of 2 (50.00 %)");
    }

    private static Emission emission(long story, @Nullable Pattern pattern) {
        return new Emission(
                UUID.randomUUID(),
                Instant.EPOCH,
                story,
                pattern,
                JsonMapper.shared().createObjectNode());
    }
}
