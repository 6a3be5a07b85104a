package io.tripline.traffic.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads numbers and times from text. */
final class Texts {

    private static final int LONGEST_NUMBER = 40;

    private Texts() {}

    /** Takes no thousands separators, so that a wrong decimal separator is noticed. */
    static BigDecimal number(String text, char separator, @Nullable String column) {
        String plain = text.strip();
        if (separator != '.') {
            if (plain.indexOf('.') >= 0) {
                throw notANumber(text, separator, column);
            }
            plain = plain.replace(separator, '.');
        }
        try {
            BigDecimal number = new BigDecimal(plain);
            if (plain.length() > LONGEST_NUMBER || Math.abs((long) number.scale()) > LONGEST_NUMBER) {
                throw new RowException(column, "the number is longer than " + LONGEST_NUMBER + " digits");
            }
            return number;
        } catch (NumberFormatException e) {
            throw notANumber(text, separator, column);
        }
    }

    private static RowException notANumber(String text, char separator, @Nullable String column) {
        return new RowException(
                column, "'" + text + "' is not a number with the decimal separator '" + separator + "'");
    }

    static Instant time(String text, @Nullable String column) {
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException e) {
            throw new RowException(
                    column,
                    "'" + text
                            + "' is not a time as 2018-04-01T00:00:31Z; for another form give time(…) a pattern and a zone");
        }
    }

    static Instant epoch(BigDecimal number, int millisPerUnit, @Nullable String column) {
        try {
            return Instant.ofEpochMilli(number.multiply(BigDecimal.valueOf(millisPerUnit))
                    .setScale(0, RoundingMode.FLOOR)
                    .longValueExact());
        } catch (ArithmeticException e) {
            throw new RowException(column, number.toPlainString() + " is too large for a time");
        }
    }
}
