package io.tripline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UsageTest {

    @Test
    void wrongWordsAreWrongUsage() {
        assertThat(Main.execute("upp")).isEqualTo(2);
        assertThat(Main.execute()).isEqualTo(2);
        assertThat(Main.execute("logs", "no-such-service")).isEqualTo(2);
        assertThat(Main.execute("kill", "redis", "--signal", "99")).isEqualTo(2);
    }

    @Test
    void aPublicationSaysOneThingOnly() {
        assertThat(Main.execute("publish")).isEqualTo(2);
        assertThat(Main.execute("publish", "somewhere", "--rollback")).isEqualTo(2);
        assertThat(Main.execute("publish", "somewhere", "--shadow", "next", "--canary", "5%"))
                .isEqualTo(2);
        assertThat(Main.execute("publish", "somewhere", "--canary", "105%")).isEqualTo(2);
        assertThat(Main.execute("publish", "somewhere", "--shadow", "Next One")).isEqualTo(2);
        assertThat(Main.execute("publish", "--remove", "live")).isEqualTo(2);
    }

    @Test
    void helpIsGiven() {
        assertThat(Main.execute("up", "--help")).isZero();
    }

    @Test
    void aReleaseThatIsNotThereDoesNotHold() {
        assertThat(Main.execute("check", "no-such-directory")).isEqualTo(1);
    }

    @Test
    void whatIsNoCapsuleIsWrongUsage() {
        assertThat(Main.execute("verify-decision", "no-such-file")).isEqualTo(2);
        assertThat(Main.execute("verify-decision", "pom.xml")).isEqualTo(2);
        assertThat(Main.execute("verify-decision")).isEqualTo(2);
        assertThat(Main.execute("export-decision", "no-id")).isEqualTo(2);
    }
}
