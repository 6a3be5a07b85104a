package io.tripline.interaction.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.interaction.contract.Interaction;
import io.tripline.interaction.contract.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class InteractionReaderFuzzTest {

    private static final List<String> FIELDS = List.of(
            "id",
            "type",
            "userId",
            "occurredAt",
            "amount",
            "value",
            "currency",
            "channel",
            "ip",
            "deviceId",
            "sessionId",
            "userAgent",
            "location",
            "country",
            "lat",
            "lon",
            "counterparty",
            "instrument",
            "token",
            "bin",
            "last4",
            "outcomeOfAttempt",
            "status",
            "code",
            "attributes");

    private final InteractionReader reader = Readers.reader();

    @Property(tries = 3_000)
    void anyBytesAreAcceptedOrRefusedAndNeverThrow(@ForAll byte[] bytes) {
        assertThat(reader.read(bytes)).isNotNull();
    }

    @Property(tries = 5_000)
    void anyJsonIsAcceptedOrRefusedAndTheAnswerCanBeWritten(@ForAll("documents") String json) {
        Reading reading = reader.read(json.getBytes(StandardCharsets.UTF_8));

        assertThat(Json.write(reading)).isNotEmpty();
    }

    @Property(tries = 5_000)
    void whatIsAcceptedReadsBackToTheSameBytes(@ForAll("nearlyGood") String json) {
        if (reader.read(json.getBytes(StandardCharsets.UTF_8)) instanceof Reading.Accepted accepted) {
            String body = new String(accepted.body(), StandardCharsets.UTF_8);
            assertThat(Json.write(Json.read(body, Interaction.class))).isEqualTo(accepted.body());
            assertThat(reader.read(accepted.body()))
                    .isInstanceOfSatisfying(
                            Reading.Accepted.class,
                            again -> assertThat(again.hash()).isEqualTo(accepted.hash()));
        }
    }

    @Provide
    Arbitrary<String> documents() {
        return object(3);
    }

    /** A good login with one field of chance. */
    @Provide
    Arbitrary<String> nearlyGood() {
        return Combinators.combine(Arbitraries.of(FIELDS), value(2))
                .as((name, value) ->
                        "{\"id\":\"01939c1e-7a53-7c60-8f0e-0c2f4b8f6a11\",\"type\":\"LOGIN\",\"userId\":\"u-1\","
                                + "\"occurredAt\":\"2026-11-22T10:15:30Z\",\"attributes\":{\"" + name + "\":" + value
                                + "},\"" + (FIELDS.indexOf(name) < 4 || name.equals("attributes") ? "ip" : name)
                                + "\":" + value + "}");
    }

    private static Arbitrary<String> value(int depth) {
        Arbitrary<String> scalar = Arbitraries.oneOf(
                Arbitraries.of(
                        "null",
                        "true",
                        "0",
                        "-0.0",
                        "1e999999999",
                        "1e-2147483649",
                        "-1E+400",
                        "\"\\ud800\"",
                        "\"\\u0000\"",
                        "\"4111111111111111\"",
                        "\"DE\"",
                        "\"203.0.113.7\"",
                        "\"::\"",
                        "\"1.2\"",
                        "\"2026-11-22T10:15:30Z\"",
                        "[]",
                        "{}",
                        "9007199254740993",
                        "0.1000"),
                Arbitraries.strings().ofMaxLength(20).map(InteractionReaderFuzzTest::quoted),
                Arbitraries.bigDecimals().map(Object::toString),
                Arbitraries.doubles().map(Object::toString));
        return depth == 0 ? scalar : Arbitraries.oneOf(scalar, scalar, object(depth - 1));
    }

    private static Arbitrary<String> object(int depth) {
        Arbitrary<String> name =
                Arbitraries.oneOf(Arbitraries.of(FIELDS), Arbitraries.strings().ofMaxLength(80));
        return Combinators.combine(name, value(depth))
                .as((key, value) -> quoted(key) + ":" + value)
                .list()
                .ofMaxSize(6)
                .map(fields -> "{" + String.join(",", fields) + "}");
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> json.append(String.format("\\u%04x", c)));
        return json.append('"').toString();
    }
}
