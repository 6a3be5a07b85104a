package io.tripline.rules.fact;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Values as JSON, so that what is read back is what was written, to the last bit. */
public final class FactJson {
    private static final double EXACT_INTEGERS = 1L << 53;

    private FactJson() {}

    /** Writes a member for each fact that has a value, in the order of the catalogue. */
    public static void write(JsonGenerator json, FactCatalogue catalogue, FactValues values) {
        for (FactDefinition fact : catalogue.facts()) {
            if (values.has(fact.slot())) {
                String text = values.text(fact.slot());
                json.writeName(fact.name());
                if (text == null) {
                    writeNumber(json, values.number(fact.slot()));
                } else {
                    json.writeString(text);
                }
            }
        }
    }

    /**
     * The values again.
     *
     * @param byName numbers and texts
     * @throws IllegalArgumentException when the catalogue has no fact of a name, or the value is not of its type
     */
    public static FactValues read(Map<String, ?> byName, FactCatalogue catalogue) {
        FactValues values = new FactValues(catalogue.size());
        byName.forEach((name, value) -> {
            FactDefinition fact = catalogue.named(name);
            if (value instanceof Number number && fact.type() == ValueType.NUMBER) {
                values.put(fact.slot(), number.doubleValue());
            } else if (value instanceof String text && fact.type() == ValueType.TEXT) {
                values.put(fact.slot(), text);
            } else {
                throw new IllegalArgumentException(name + " is a " + fact.type() + ", and its value is " + value);
            }
        });
        return values;
    }

    /** Writes a String, Double or Boolean, or null for an absent value; a count of six is written 6, not 6.0. */
    public static void writeValue(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case Double number -> writeNumber(json, number);
            case Boolean truth -> json.writeBoolean(truth);
            default -> json.writeString(value.toString());
        }
    }

    private static void writeNumber(JsonGenerator json, double value) {
        if (value == Math.rint(value) && Math.abs(value) < EXACT_INTEGERS) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value);
        }
    }
}
