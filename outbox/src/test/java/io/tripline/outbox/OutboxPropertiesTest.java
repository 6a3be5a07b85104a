package io.tripline.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutboxPropertiesTest {

    @Test
    void tellsToNameTheService() {
        assertThatThrownBy(() -> properties(null)).hasMessageContaining("tripline.outbox.source");
    }

    @Test
    void pausesLongerAfterEachFailureUpToTheLongestPause() {
        OutboxProperties properties = properties("/tripline/test");

        assertThat(properties.pauseAfter(1)).hasMillis(200);
        assertThat(properties.pauseAfter(2)).hasMillis(400);
        assertThat(properties.pauseAfter(1_000)).hasSeconds(5);
    }

    private static OutboxProperties properties(@Nullable String source) {
        return new OutboxProperties(
                source, 1000, Duration.ofMillis(200), Duration.ofMillis(200), Duration.ofSeconds(5));
    }
}
