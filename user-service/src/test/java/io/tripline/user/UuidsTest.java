package io.tripline.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UuidsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");

    @Test
    void isOfVersion7AndTellsTheMillisecond() {
        UUID id = Uuids.ordered(NOON);

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void sortsByTime() {
        assertThat(Uuids.ordered(NOON).toString())
                .isLessThan(Uuids.ordered(NOON.plusMillis(1)).toString());
    }
}
