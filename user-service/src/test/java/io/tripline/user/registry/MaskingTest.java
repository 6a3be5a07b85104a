package io.tripline.user.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {

    @ParameterizedTest
    @CsvSource({"uma@tripline.io, u***@t***.io", "a@b, a***@b***", "x.y@mail.example.co.uk, x***@m***.uk"})
    void anEmailAddressKeepsItsFirstLettersAndItsEnding(String email, String masked) {
        assertThat(Masking.email(email)).isEqualTo(masked);
    }

    @Test
    void aPhoneNumberKeepsItsLastTwoDigits() {
        assertThat(Masking.phone("+4930123456")).isEqualTo("***56");
        assertThat(Masking.phone(null)).isNull();
    }
}
