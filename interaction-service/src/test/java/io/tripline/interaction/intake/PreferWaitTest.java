package io.tripline.interaction.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tripline.access.Refusal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferWaitTest {

    private static final Duration MOST = Duration.ofSeconds(30);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=2 | 2000",
                "wait=0.5 | 500",
                "wait=\"2\" | 2000",
                "respond-async, wait=10 | 10000",
                "WAIT = 30 | 30000",
                "wait=0 | 0",
                "respond-async | 0",
                "waiting=3 | 0"
            })
    void readsTheSecondsThatTheCallerGives(String header, long millis) {
        assertThat(PreferWait.of(List.of(header), MOST)).hasMillis(millis);
    }

    @Test
    void doesNotWaitUnlessAsked() {
        assertThat(PreferWait.of(List.of(), MOST)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"wait", "wait=", "wait=soon", "wait=-1", "wait=30.001", "wait=9999", "wait=1e1", "wait=NaN"})
    void refusesAWaitItCannotKeepAndNamesTheHeader(String header) {
        assertThatThrownBy(() -> PreferWait.of(List.of(header), MOST))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.fields())
                                .singleElement()
                                .satisfies(error -> assertThat(error.field()).isEqualTo("Prefer")));
    }
}
