package io.tripline.interaction.intake;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The open part of an interaction: named texts, numbers and booleans. */
final class Attributes {

    private static final int MOST = 50;
    private static final int MAX_DIGITS = 20;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][A-Za-z0-9_]{0,63}");
    private static final Format<String> TEXT = Format.freeText(500);

    private Attributes() {}

    /** Sorted by name; null when absent. */
    static @Nullable SortedMap<String, Object> of(@Nullable Fields fields) {
        if (fields == null) {
            return null;
        }
        if (fields.entries().size() > MOST) {
            fields.wrongItself("must not have more than " + MOST + " entries");
            return null;
        }
        SortedMap<String, Object> attributes = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : fields.entries()) {
            if (NAME.matcher(entry.getKey()).matches()) {
                Object value = fields.optional(entry.getKey(), Attributes::scalar);
                if (value != null) {
                    attributes.put(entry.getKey(), value);
                }
            } else {
                fields.wrong(entry.getKey(), "must be named by a letter, then at most 63 letters, digits or _");
            }
        }
        return attributes.isEmpty() ? null : attributes;
    }

    private static Object scalar(JsonNode value) {
        if (value.isString()) {
            return TEXT.read(value);
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        String expectation = "must be text, a number of at most " + MAX_DIGITS + " digits, true or false";
        BigDecimal number = Format.demand(value.isNumber(), value, expectation).decimalValue();
        BigDecimal plain = number.stripTrailingZeros();
        Format.demand(
                plain.precision() <= MAX_DIGITS && plain.scale() >= -MAX_DIGITS && plain.scale() <= MAX_DIGITS,
                plain,
                expectation);
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
