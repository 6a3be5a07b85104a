package io.tripline.traffic.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tripline.traffic.expression.Row;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingReaderTest {

    private static final String GOOD = """
            name: shop
            file: {delimiter: ';', header: true}
            row: "${ID}"
            interaction:
              type: PAYMENT
              userId: "u-${USER}"
              occurredAt: "${time(WHEN)}"
              amount: {value: "${number(AMOUNT)}", currency: EUR}
            label: "${FRAUD == '1' ? 'FRAUD' : 'GENUINE'}"
            """;

    @Test
    void mapsARow() {
        Mapping mapping = MappingReader.read("shop.yaml", GOOD);
        Row row = new Row(
                2,
                List.of("9", "ann", "2026-01-02T03:04:05Z", "1e1", "1"),
                Map.of("ID", 0, "USER", 1, "WHEN", 2, "AMOUNT", 3, "FRAUD", 4));

        Mapped mapped = new RowMapper(mapping, "r").map(row);

        assertThat(mapped.interaction().toString())
                .isEqualTo(
                        "{\"id\":\"" + mapped.id() + "\",\"type\":\"PAYMENT\",\"userId\":\"u-ann\","
                                + "\"occurredAt\":\"2026-01-02T03:04:05Z\",\"amount\":{\"value\":\"10\",\"currency\":\"EUR\"}}");
        assertThat(mapped.label()).isEqualTo("FRAUD");
        assertThat(new RowMapper(mapping, "r").map(row).id()).isEqualTo(mapped.id());
        assertThat(new RowMapper(mapping, "other").map(row).id()).isNotEqualTo(mapped.id());
    }

    @Test
    void theShippedMappingsCanBeRead() throws IOException {
        assertThat(MappingReader.named("handbook").columns()).contains("TX_AMOUNT", "TERMINAL_ID", "TX_FRAUD");
        assertThat(MappingReader.named("cards-semicolon").file().header()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "row: \"${ID}\"        | rov: \"${ID}\"             | shop.yaml:3:1: unknown field 'rov'",
                "type: PAYMENT         | typ: PAYMENT               | shop.yaml:5:3: unknown field 'typ'",
                "value:                | valeu:                     | shop.yaml:8:12: unknown field 'valeu'",
                "number(AMOUNT)        | nummer(AMOUNT)             | shop.yaml:8:22: there is no function 'nummer'",
                "time(WHEN)            | WHEN                       | occurredAt must be a TIME but is TEXT",
                "header: true          | header: false              | needs 'columns'",
                "header: true          | header: maybe              | must be true or false",
                "delimiter: ';'        | delimiter: ';;'            | shop.yaml:2:19: must be one character",
                "name: shop            | nothing: shop              | unknown field 'nothing'",
                "label:                | label: [                   | shop.yaml:"
            })
    void aMistakeIsShownWithLineAndColumn(String right, String wrong, String message) {
        assertThatThrownBy(() -> MappingReader.read("shop.yaml", GOOD.replace(right, wrong)))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aMappingThatIsNotThereNamesThoseThatAre() {
        assertThatThrownBy(() -> MappingReader.named("nowhere")).hasMessageContaining("handbook and cards-semicolon");
    }
}
