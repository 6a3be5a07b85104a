package io.tripline.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartIT {

    @Test
    void readyMeansThatADecisionWasMadeThroughTheWholePath() {
        assertThat(Product.running().told())
                .containsSubsequence(
                        "published from rules/releases/starter",
                        "through the whole path",
                        "Tripline is ready",
                        "sign in as ana");
    }

    @Test
    void aSecondStartSaysThatTheProductRunsAlready() {
        Product.Run again = Product.running().tripline("up", "--detach");

        assertThat(again.exitCode()).isZero();
        assertThat(again.output()).contains("already");
    }
}
