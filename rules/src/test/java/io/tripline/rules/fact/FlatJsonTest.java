package io.tripline.rules.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlatJsonTest {

    private static final Instant TIME = Instant.parse("2026-11-22T10:15:30.5Z");

    @Test
    void fieldsOfObjectsAreNamedByTheirPath() {
        assertThat(flat("{'a':{'b':{'c':1}},'d':'x','e':true,'f':null}").fields())
                .isEqualTo(Map.of("a.b.c", 1.0, "d", "x", "e", true));
    }

    @Test
    void moneyIsANumberAndTimesAreSeconds() {
        Event event = flat("{'amount':{'value':'129.90'},'occurredAt':'2026-11-22T10:15:30.5Z'}")
                .event(FactSource.INTERACTION, "PAYMENT", TIME);

        assertThat(event.fields()).isEqualTo(Map.of("amount.value", 129.9, "occurredAt", TIME.toEpochMilli() / 1000.0));
    }

    @Test
    void minusZeroIsZeroSoThatFiltersFindIt() {
        assertThat(flat("{'a':-0.0,'b':-0}").fields()).isEqualTo(Map.of("a", 0.0, "b", 0.0));
    }

    @Test
    void oneMemberCanBeReadAlone() {
        FlatJson member =
                FlatJson.ofMember(bytes("{'hits':[{'x':[1]}],'interaction':{'type':'LOGIN'},'z':1}"), "interaction");

        assertThat(member.fields()).isEqualTo(Map.of("type", "LOGIN"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':[1]} | a: lists are not supported, expected a single value",
                "{'a':{'b':[1]}} | a.b: lists are not supported, expected a single value",
                "[] | expected a JSON object",
                "{} {} | more than one JSON value",
                "{'a':1e999} | a: the number is out of range",
                "{'a':'x\\u0000'} | a: holds a NUL character, which no text may"
            },
            quoteCharacter = '`')
    void whatIsNoEventIsRefusedWithItsField(String json, String message) {
        assertThatThrownBy(() -> flat(json)).isInstanceOf(MalformedEvent.class).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'amount':{'value':'much'}} | amount.value: expected a decimal such as \"129.90\", found much",
                "{'deviceId':7} | deviceId: expected a text, found 7.0",
                "{'location':{'lat':true}} | location.lat: expected a number, found true",
                "{'receivedAt':'now'} | receivedAt: expected a time such as 2026-11-22T10:15:30.123Z, found now"
            },
            quoteCharacter = '`')
    void aFieldOfTheWrongTypeIsRefused(String json, String message) {
        assertThatThrownBy(() -> flat(json).event(FactSource.INTERACTION, "PAYMENT", TIME))
                .isInstanceOf(MalformedEvent.class)
                .hasMessage(message);
    }

    private static FlatJson flat(String json) {
        return FlatJson.of(bytes(json));
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
