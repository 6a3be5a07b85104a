package io.tripline.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShareTest {

    @Test
    void anIntervalIsWhatWilsonSays() {
        Share share = Share.of(8, 10);

        assertThat(share.value()).isEqualTo(0.8);
        assertThat(share.low()).isCloseTo(0.4902, within(0.0001));
        assertThat(share.high()).isCloseTo(0.9433, within(0.0001));
    }

    @Test
    void anIntervalStaysBetweenNoneAndAll() {
        assertThat(Share.of(0, 20).low()).isZero();
        assertThat(Share.of(0, 20).high()).isCloseTo(0.1611, within(0.0001));
        assertThat(Share.of(20, 20).high()).isEqualTo(1);
    }

    @Test
    void aShareOfNothingIsNotSaid() {
        assertThat(Share.of(0, 0).value()).isNull();
    }
}
