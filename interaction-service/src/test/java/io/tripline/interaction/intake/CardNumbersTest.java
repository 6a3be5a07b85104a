package io.tripline.interaction.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumbersTest {

    @ParameterizedTest
    @ValueSource(strings = {"4111111111111111", "4111 1111 1111 1111", "paid with 4111-1111-1111-1111 today"})
    void findsACardNumberHoweverItIsGrouped(String text) {
        assertThat(CardNumbers.found(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"57272568-6363-4019-abbb-caa729bb085c", "user-57272568-6363-4019-abbb-caa729bb085c"})
    void takesNoPartOfAnIdentifierForOne(String text) {
        assertThat(CardNumbers.found(text)).isFalse();
    }
}
