package io.tripline.interaction.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.access.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InteractionReaderTest {

    private static final String WHOLE = """
            {"id":"01939c1e-7a53-7c60-8f0e-0c2f4b8f6a11","type":"PAYMENT","userId":"u-1",
             "occurredAt":"2026-11-22T10:15:30.123Z","amount":{"value":"129.90","currency":"EUR"},"channel":"WEB",
             "ip":"203.0.113.7","deviceId":"d-81","sessionId":"s-1","userAgent":"Mozilla/5.0",
             "location":{"country":"DE","lat":52.52,"lon":13.40},
             "counterparty":{"type":"MERCHANT","id":"m-17","country":"DE"},
             "instrument":{"type":"CARD","token":"tok_9f2","bin":"453201","last4":"0366"},
             "outcomeOfAttempt":{"status":"SUCCEEDED"},"attributes":{"mcc":"5732","recurring":false,"basket":3}}""";

    private final InteractionReader reader = Readers.reader();

    @Test
    void writesTheCanonicalFormWithItsFieldsInOneOrder() {
        assertThat(new String(accepted(WHOLE).body(), StandardCharsets.UTF_8)).isEqualTo("""
                        {"id":"01939c1e-7a53-7c60-8f0e-0c2f4b8f6a11","type":"PAYMENT","userId":"u-1",\
                        "occurredAt":"2026-11-22T10:15:30.123Z","amount":{"value":"129.90","currency":"EUR"},\
                        "channel":"WEB","ip":"203.0.113.7","deviceId":"d-81","sessionId":"s-1","userAgent":"Mozilla/5.0",\
                        "location":{"country":"DE","lat":52.52,"lon":13.4},\
                        "counterparty":{"type":"MERCHANT","id":"m-17","country":"DE"},\
                        "instrument":{"type":"CARD","token":"tok_9f2","bin":"453201","last4":"0366"},\
                        "outcomeOfAttempt":{"status":"SUCCEEDED"},\
                        "attributes":{"basket":3,"mcc":"5732","recurring":false}}""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-22T10:15:30.123Z | 2026-11-22T11:15:30.123+01:00",
                "\"129.90\" | \"129.9\"",
                "{\"mcc\":\"5732\",\"recurring\":false,\"basket\":3} | {\"basket\":3.00,\"recurring\":false,\"mcc\":\"5732\"}",
                "13.40 | 13.4",
                "\"channel\" | \"userAgentX\":null,\"channel\""
            })
    void seesTheSameContentInAnotherSpelling(String one, String other) {
        String changed = WHOLE.replace(one, other).replace("\"userAgentX\":null,", "");

        assertThat(accepted(changed).hash()).isEqualTo(accepted(WHOLE).hash());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"129.90\" | \"129.91\"",
                "u-1 | u-2",
                "10:15:30.123Z | 10:15:30.124Z",
                "\"mcc\":\"5732\" | \"mcc\":5732",
                "\"recurring\":false, | ''"
            })
    void seesOtherContent(String one, String other) {
        assertThat(accepted(WHOLE.replace(one, other)).hash())
                .isNotEqualTo(accepted(WHOLE).hash());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "01939c1e-7a53-7c60-8f0e-0c2f4b8f6a11 | 17 | id",
                "\"type\":\"PAYMENT\" | \"type\":\"payment\" | type",
                "\"userId\":\"u-1\" | \"userId\":\"\" | userId",
                "\"userId\":\"u-1\" | \"userId\":7 | userId",
                "2026-11-22T10:15:30.123Z | 2026-11-22T10:15:30.123 | occurredAt",
                "2026-11-22T10:15:30.123Z | 2026-02-30T10:15:30Z | occurredAt",
                "2026-11-22T10:15:30.123Z | 2026-11-22T10:21:01Z | occurredAt",
                "2026-11-22T10:15:30.123Z | 1969-12-31T23:59:59Z | occurredAt",
                "\"129.90\" | 129.90 | amount.value",
                "\"129.90\" | \"-1\" | amount.value",
                "\"129.90\" | \"1e9\" | amount.value",
                "EUR | EURO | amount.currency",
                "EUR | XXY | amount.currency",
                "\"currency\":\"EUR\" | \"unit\":\"EUR\" | amount.currency",
                "\"currency\":\"EUR\" | \"currency\":\"EUR\",\"unit\":1 | amount.unit",
                "{\"value\":\"129.90\",\"currency\":\"EUR\"} | 129.90 | amount",
                "\"channel\":\"WEB\" | \"channel\":\"web site\" | channel",
                "203.0.113.7 | 203.0.113.256 | ip",
                "203.0.113.7 | localhost | ip",
                "203.0.113.7 | 1.2.3 | ip",
                "203.0.113.7 | fe80::1%eth0 | ip",
                "52.52 | 90.1 | location.lat",
                "13.40 | -180.5 | location.lon",
                "52.52 | 1e400 | location.lat",
                ",\"lon\":13.40 | '' | location.lon",
                "\"country\":\"DE\",\"lat\" | \"country\":\"Germany\",\"lat\" | location.country",
                "MERCHANT | SHOP | counterparty.type",
                "\"id\":\"m-17\", | '' | counterparty.id",
                "\"type\":\"CARD\" | \"type\":\"SEASHELL\" | instrument.type",
                "453201 | 45320 | instrument.bin",
                "0366 | 36 | instrument.last4",
                "SUCCEEDED | OK | outcomeOfAttempt.status",
                "\"mcc\":\"5732\" | \"mcc\":[1] | attributes.mcc",
                "\"mcc\":\"5732\" | \"mcc\":1e999999999 | attributes.mcc",
                "\"mcc\":\"5732\" | \"mcc\":1e-2147483649 | attributes.mcc",
                "52.52 | 1e99999999999 | location.lat",
                "52.52 | 5.00000000000000000000000000000000000000000000000002 | location.lat",
                "\"mcc\":\"5732\" | \"mcc\":[[[[1]]]] | attributes.mcc[0][0][0]",
                "\"mcc\":\"5732\" | \"m c\":1 | attributes.m?c",
                "\"channel\" | \"colour\":\"red\",\"channel\" | colour",
            })
    void namesTheFieldAtFault(String good, String bad, String field) {
        assertThat(refused(WHOLE.replace(good, bad)).errors())
                .extracting(FieldError::field)
                .contains(field);
    }

    @Test
    void namesTheFieldThatIsTooLong() {
        assertThat(refused(WHOLE.replace("s-1", "s".repeat(100_000))).errors())
                .extracting(FieldError::field)
                .containsExactly("sessionId");
    }

    @Test
    void namesEveryFieldThatIsMissing() {
        assertThat(refused("{}").errors())
                .containsExactly(
                        new FieldError("id", "is required"),
                        new FieldError("type", "is required"),
                        new FieldError("userId", "is required"),
                        new FieldError("occurredAt", "is required"));
    }

    @Test
    void asksForWhatTheTypeRequires() {
        String withoutAmount = WHOLE.replace("\"amount\":{\"value\":\"129.90\",\"currency\":\"EUR\"},", "");

        assertThat(refused(withoutAmount).errors())
                .containsExactly(new FieldError("amount", "is required for type PAYMENT"));
        assertThat(reader.read(bytes(withoutAmount.replace("PAYMENT", "LOGIN"))))
                .isInstanceOf(Reading.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "7",
                "null",
                "{\"id\":1,\"id\":2}",
                "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":1}}}}}",
                "{} {}"
            })
    void saysWhereABodyCannotBeRead(String body) {
        assertThat(refused(body).errors()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"mcc\":\"5732\" | \"mcc\":\"4111111111111111\" | attributes.mcc",
                "\"mcc\":\"5732\" | \"mcc\":4111111111111111 | attributes.mcc",
                "\"mcc\":\"5732\" | \"4111111111111111\":\"x\" | attributes.<card number>",
                "Mozilla/5.0 | card 5555-5555-5555-4444 | userAgent",
                "Mozilla/5.0 | 3782 822463 10005 | userAgent",
                "tok_9f2 | 6011111111111117 | instrument.token",
                "\"channel\" | \"pan\":[\"4111 1111 1111 1111\"],\"channel\" | pan[0]"
            })
    void refusesFullCardNumbersAnywhereAndNeverRepeatsThem(String good, String bad, String field) {
        Reading.Refused refused = refused(WHOLE.replace(good, bad));

        assertThat(refused.cardNumber()).isTrue();
        assertThat(refused.refusal().status().value()).isEqualTo(422);
        assertThat(refused.errors()).extracting(FieldError::field).containsExactly(field);
        assertThat(refused.toString()).doesNotContainPattern("[0-9]{4}[ -]?[0-9]{4,}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111112", // wrong check digit
                "1763805330123", // milliseconds
                "00000000-0000-4000-8000-000000000001",
                "a4111111111111111f",
                "41111111111111111111111"
            })
    void takesOtherLongNumbers(String value) {
        assertThat(reader.read(bytes(WHOLE.replace("s-1", value)))).isInstanceOf(Reading.Accepted.class);
    }

    @Test
    void knowsTheIdOfAnInteractionItRefuses() {
        assertThat(refused(WHOLE.replace("EUR", "EURO")).id()).hasToString("01939c1e-7a53-7c60-8f0e-0c2f4b8f6a11");
    }

    @Test
    void neverRepeatsANameThatCouldNotBeAnsweredSafely() {
        assertThat(refused(WHOLE.replace("\"channel\"", "\"<b>\\u0007\":1,\"channel\""))
                        .errors())
                .extracting(FieldError::field)
                .containsExactly("?b??");
    }

    private Reading.Accepted accepted(String json) {
        Reading reading = reader.read(bytes(json));
        assertThat(reading).isInstanceOf(Reading.Accepted.class);
        return (Reading.Accepted) reading;
    }

    private Reading.Refused refused(String json) {
        Reading reading = reader.read(bytes(json));
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        return (Reading.Refused) reading;
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void takesAtMostFiftyAttributes() {
        List<String> many = java.util.stream.IntStream.range(0, 51)
                .mapToObj(n -> "\"a" + n + "\":1")
                .toList();

        assertThat(refused(WHOLE.replace("\"mcc\":\"5732\"", String.join(",", many)))
                        .errors())
                .extracting(FieldError::field)
                .containsExactly("attributes");
    }
}
