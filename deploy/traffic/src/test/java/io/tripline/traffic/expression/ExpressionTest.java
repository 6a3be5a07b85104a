package io.tripline.traffic.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

    private static final Row ROW = new Row(
            7,
            List.of("129.90", "1.234,50", "2018-04-01 00:00:31", "Y", "", "x y", "1524000000"),
            Map.of("AMOUNT", 0, "EURO", 1, "WHEN", 2, "FLAG", 3, "EMPTY", 4, "my col", 5, "EPOCH", 6));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "plain text                                        | plain text",
                "cust-${FLAG}-x                                    | cust-Y-x",
                "$${FLAG}                                          | ${FLAG}",
                "${column('my col')}                               | x y",
                "${FLAG == 'Y' ? 'FRAUD' : 'GENUINE'}              | FRAUD",
                "${FLAG == 'N' ? 'a' : FLAG == 'Y' ? 'b' : 'c'}    | b",
                "${lookup(FLAG, 'N', 'no', 'Y', 'yes')}            | yes",
                "${lookup(FLAG, 'N', 'no', 'maybe')}               | maybe",
                "${upper(lower(FLAG))}                             | Y",
                "${trim(' a ')}                                    | a",
                "it''s ${'it''s'}                                  | it''s it's",
                "n=${number(AMOUNT) * 2}                           | n=259.80"
            })
    void yieldsText(String template, String expected) {
        assertThat(evaluate(template)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "${number(AMOUNT)}                      | 129.90",
                "${1 + 2 * 3}                           | 7",
                "${(1 + 2) * 3}                         | 9",
                "${10 - 4 - 3}                          | 3",
                "${-(-2)}                               | 2",
                "${7 / 2}                               | 3.5",
                "${round(number(AMOUNT) / 3, 2)}        | 43.30",
                "${max(1, min(5, 3))}                   | 3",
                "${abs(0 - 4)}                          | 4",
                "${number('1,5', ',')}                  | 1.5"
            })
    void yieldsNumbers(String template, BigDecimal expected) {
        assertThat((BigDecimal) evaluate(template)).isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${number(AMOUNT) > 100 and FLAG == 'Y'}",
                "${not blank(FLAG) and blank(EMPTY)}",
                "${1.0 == 1}",
                "${false or not false}",
                "${time('2018-04-01T00:00:00Z') < time(WHEN, 'yyyy-MM-dd HH:mm:ss', 'UTC')}"
            })
    void yieldsTruth(String template) {
        assertThat(evaluate(template)).isEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "${time(WHEN, 'yyyy-MM-dd HH:mm:ss', 'UTC')}                      | 2018-04-01T00:00:31Z",
                "${time(WHEN, 'yyyy-MM-dd HH:mm:ss', 'Europe/Berlin')}            | 2018-03-31T22:00:31Z",
                "${time('2018-04-01', 'yyyy-MM-dd', 'UTC')}                       | 2018-04-01T00:00:00Z",
                "${time('2018-04-01T02:00:00+02:00')}                             | 2018-04-01T00:00:00Z",
                "${epochSeconds(number(EPOCH))}                                   | 2018-04-17T21:20:00Z",
                "${epochMillis(number(EPOCH) * 1000)}                             | 2018-04-17T21:20:00Z",
                "${addSeconds(time('2018-04-01T00:00:00Z'), 1.5)}                 | 2018-04-01T00:00:01.500Z"
            })
    void yieldsTimes(String template, Instant expected) {
        assertThat(evaluate(template)).isEqualTo(expected);
    }

    @Test
    void anOptionalBlankIsNoValueAndSoIsTextAroundIt() {
        assertThat(evaluate("${optional(EMPTY)}")).isNull();
        assertThat(evaluate("a-${optional(EMPTY)}")).isNull();
        assertThat(evaluate("${optional(FLAG)}")).isEqualTo("Y");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "ab${AMOUNT * 2}                  | 4  | write number(…)",
                "${FLAG == 1}                     | 10 | must be TEXT but is NUMBER",
                "${nope(FLAG)}                    | 2  | there is no function 'nope'",
                "${number(FLAG, FLAG)}            | 15 | must be a constant",
                "${number(FLAG) ? 'a' : 'b'}      | 2  | must be TRUTH",
                "${FLAG == 'Y' ? 'a' : 1}         | 22 | must be TEXT but is NUMBER",
                "${FLAG                           | 6  | expected '}'",
                "${'open}                         | 2  | no closing '",
                "${FLAG § 1}                      | 7  | means nothing",
                "${time(WHEN, 'qqqq b', 'UTC')}   | 13 | pattern and zone",
                "${time(WHEN, 'yyyy', 'Mars')}    | 13 | pattern and zone",
                "${}                              | 2  | expected a column",
                "${round(1, 99)}                  | 11 | whole number from 0 to 10",
                "${true < false}                  | 9  | no order"
            })
    void whatCannotBeUnderstoodIsShownWithItsPlace(String template, int offset, String message) {
        ExpressionException refused = catchThrowableOfType(ExpressionException.class, () -> Template.parse(template));

        assertThat(refused).hasMessageContaining(message);
        assertThat(refused.offset()).isEqualTo(offset);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "${number(EURO)}                              | EURO: '1.234,50' is not a number",
                "${number(EURO, ',')}                         | EURO: '1.234,50' is not a number",
                "${time(FLAG, 'yyyy', 'UTC')}                 | FLAG: 'Y' is not a time",
                "${lookup(FLAG, 'A', 'a')}                    | FLAG: 'Y' is not in the table",
                "${number(AMOUNT) / (number(AMOUNT) - 129.90)} | AMOUNT: division by zero"
            })
    void aValueThatCannotBeUsedIsShownWithItsColumn(String template, String message) {
        assertThatThrownBy(() -> evaluate(template))
                .isInstanceOfSatisfying(
                        RowException.class, e -> assertThat(e.describe()).contains(message));
    }

    @Test
    void nestingHasALimit() {
        assertThatThrownBy(() -> Template.parse("${" + "(".repeat(10_000) + "1" + ")".repeat(10_000) + "}"))
                .isInstanceOf(ExpressionException.class);
    }

    @Test
    void noTextMakesTheParserFailOtherwiseThanWithItsOwnError() {
        String alphabet = "${}()'+-*/<>=!?:, .aZ19_ÄnotandorFLAGnumbertimelookup";
        Random random = new Random(42);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder("${");
            int length = random.nextInt(30);
            for (int j = 0; j < length; j++) {
                int from = random.nextInt(alphabet.length());
                text.append(alphabet, from, Math.min(alphabet.length(), from + 1 + random.nextInt(5)));
            }
            parseAndEvaluate(text.append('}').toString());
        }
    }

    private static void parseAndEvaluate(String text) {
        try {
            Template.parse(text).value(ROW);
        } catch (ExpressionException | RowException expected) {
            assertThat(expected).hasMessageNotContaining("Exception");
        }
    }

    @Test
    void arithmeticAgreesWithBigDecimalForAnyNumbers() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            BigDecimal a = BigDecimal.valueOf(random.nextInt(-1_000_000, 1_000_000), random.nextInt(4));
            BigDecimal b = BigDecimal.valueOf(random.nextInt(-1_000_000, 1_000_000), random.nextInt(4));
            Row row = new Row(1, List.of(a.toPlainString(), b.toPlainString()), Map.of("a", 0, "b", 1));

            Object value =
                    Template.parse("${number(a) * number(b) - number(a)}").value(row);

            assertThat((BigDecimal) value).isEqualByComparingTo(a.multiply(b).subtract(a));
        }
    }

    private static @Nullable Object evaluate(String template) {
        return Template.parse(template).value(ROW);
    }
}
