package io.tripline.interaction.intake;

import java.math.BigDecimal;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** How one value must look, and its canonical form. Throws {@link Wrong}. */
@FunctionalInterface
interface Format<T> {

    T read(JsonNode value);

    Pattern UUID_SHAPE = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    Pattern UPPER_SNAKE_SHAPE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");
    Pattern IDENTIFIER_SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:@/+=-]*");
    Pattern TIME_SHAPE = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})");
    Pattern IPV4_SHAPE = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
    Pattern IPV6_SHAPE = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));
    Instant EARLIEST = Instant.EPOCH;

    Format<UUID> UUID_TEXT = value ->
            UUID.fromString(matching(value, UUID_SHAPE, 36, "must be a UUID as 01939c1e-7a53-7c60-8f0e-0c2f4b8f6a11"));

    Format<String> UPPER_SNAKE =
            value -> matching(value, UPPER_SNAKE_SHAPE, 64, "must be a name in UPPER_SNAKE of at most 64 characters");

    Format<Instant> TIME = Format::time;

    Format<String> IP = Format::ip;

    Format<String> COUNTRY = value -> {
        String text = text(value, 2, "must be a country of ISO 3166 in two capital letters, as DE");
        return demand(COUNTRIES.contains(text), text, "is no country of ISO 3166 alpha-2, as DE");
    };

    /** An id that others chose: ASCII letters, digits and {@code . _ : @ / + = -}. */
    static Format<String> identifier(int maxLength) {
        return value -> matching(
                value,
                IDENTIFIER_SHAPE,
                maxLength,
                "must be 1 to " + maxLength + " letters, digits or . _ : @ / + = - and start with a letter or digit");
    }

    static Format<String> freeText(int maxLength) {
        String expectation = "must be text of 1 to " + maxLength + " characters without control characters";
        return value -> text(value, maxLength, expectation);
    }

    static Format<String> digits(int least, int most) {
        String expectation = "must be " + (least == most ? "" + least : least + " to " + most) + " digits as text";
        Pattern shape = Pattern.compile("[0-9]{" + least + "," + most + "}");
        return value -> matching(value, shape, most, expectation);
    }

    static Format<String> oneOf(Collection<String> values) {
        String expectation =
                "must be one of " + String.join(", ", values.stream().sorted().toList());
        return value -> demand(value.isString() && values.contains(value.stringValue()), value, expectation)
                .stringValue();
    }

    static Format<Double> degrees(int bound) {
        String expectation = "must be a number from -" + bound + " to " + bound;
        return value -> {
            BigDecimal number = demand(value.isNumber(), value, expectation).decimalValue();
            demand(number.abs().compareTo(BigDecimal.valueOf(bound)) <= 0, number, expectation);
            // Adding zero turns the negative zero, which reads as another text, into zero.
            return number.doubleValue() + 0.0;
        };
    }

    static <T> T demand(boolean holds, T value, String expectation) {
        if (!holds) {
            throw new Wrong(expectation);
        }
        return value;
    }

    static String text(JsonNode value, int maxLength, String expectation) {
        String text = demand(value.isString(), value, expectation).stringValue();
        demand(!text.isEmpty() && text.length() <= maxLength, text, expectation);
        return demand(text.codePoints().allMatch(Format::printable), text, expectation);
    }

    private static String matching(JsonNode value, Pattern shape, int maxLength, String expectation) {
        String text = text(value, maxLength, expectation);
        return demand(shape.matcher(text).matches(), text, expectation);
    }

    private static boolean printable(int codePoint) {
        return !Character.isISOControl(codePoint) && Character.getType(codePoint) != Character.SURROGATE;
    }

    private static Instant time(JsonNode value) {
        String expectation = "must be a time of RFC 3339 with a zone, as 2026-11-22T10:15:30.123Z";
        String text = matching(value, TIME_SHAPE, 40, expectation);
        try {
            Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            return demand(!time.isBefore(EARLIEST), time, "must not lie before 1970");
        } catch (DateTimeException e) {
            throw new Wrong(expectation);
        }
    }

    private static String ip(JsonNode value) {
        String expectation = "must be an IP address, as 203.0.113.7 or 2001:db8::7";
        String text = text(value, 45, expectation);
        boolean four = IPV4_SHAPE.matcher(text).matches();
        demand(four || IPV6_SHAPE.matcher(text).matches(), text, expectation);
        try {
            InetAddress address = four ? Inet4Address.ofLiteral(text) : InetAddress.ofLiteral(text);
            return address.getHostAddress();
        } catch (IllegalArgumentException e) {
            throw new Wrong(expectation);
        }
    }
}
