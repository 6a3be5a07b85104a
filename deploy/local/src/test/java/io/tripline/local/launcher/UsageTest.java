package io.tripline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UsageTest {

    @Test
    void wrongWordsAreWrongUsage() {
        assertThat(Main.run("upp")).isEqualTo(2);
        assertThat(Main.run()).isEqualTo(2);
        assertThat(Main.run("logs", "no-such-service")).isEqualTo(2);
        assertThat(Main.run("kill", "redis", "--signal", "99")).isEqualTo(2);
    }

    @Test
    void helpIsGiven() {
        assertThat(Main.run("up", "--help")).isZero();
    }

    @Test
    void aReleaseThatIsNotThereDoesNotHold() {
        assertThat(Main.run("check", "no-such-directory")).isEqualTo(1);
    }
}
