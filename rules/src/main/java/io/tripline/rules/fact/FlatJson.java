package io.tripline.rules.fact;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One JSON object as flat fields: {@code {"amount":{"value":"9.90"}}} is {@code amount.value}. Values are String, finite
 * Double or Boolean, as written; {@code null} is absence. Immutable.
 */
public final class FlatJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Map<FactSource, Map<String, FieldType>> TYPES = Arrays.stream(FactSource.values())
            .collect(toUnmodifiableMap(source -> source, source -> Map.copyOf(EventFields.of(source))));

    private final Map<String, Object> fields;

    private FlatJson(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** Reads a whole document. Throws {@link MalformedEvent} for anything but one object without arrays. */
    public static FlatJson of(byte @Nullable [] json) {
        return read(json, parser -> flat(parser, ""));
    }

    /** Reads one member of the document's top level, which must be an object; the other members are skipped. */
    public static FlatJson ofMember(byte[] json, String member) {
        return read(json, parser -> {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean wanted = parser.currentName().equals(member);
                JsonToken value = parser.nextToken();
                if (wanted && value == JsonToken.START_OBJECT) {
                    return flat(parser, "");
                }
                parser.skipChildren();
            }
            throw new MalformedEvent(member, "missing, expected an object");
        });
    }

    /**
     * Reads the object at whose start the parser stands, up to its end, and keeps the fields of wanted paths only.
     *
     * @throws MalformedEvent as by {@link #of}
     * @throws JacksonException when it is not JSON
     */
    public static FlatJson current(JsonParser parser, Predicate<String> wanted) {
        Map<String, Object> fields = new HashMap<>(32);
        flatten(parser, "", wanted, fields);
        return new FlatJson(fields);
    }

    /** The fields by path, as written. */
    public Map<String, Object> fields() {
        return Map.copyOf(fields);
    }

    /**
     * The event these fields tell of, each field as the type that facts and rules expect of it: money is a number, a time
     * is seconds since 1970. Fields that no event of this source has stay as they are.
     */
    public Event event(FactSource source, String type, Instant time) {
        return event(source, type, time, Map.of());
    }

    /** The same with fields that are not in the document. */
    public Event event(FactSource source, String type, Instant time, Map<String, Object> more) {
        Map<String, FieldType> types = TYPES.getOrDefault(source, Map.of());
        Map<String, Object> typed = new HashMap<>(fields);
        typed.replaceAll((path, value) -> typed(types.getOrDefault(path, FieldType.ANY), path, value));
        typed.putAll(more);
        return new Event(source, type, time, typed);
    }

    /** The text of a field that must be there. */
    public String text(String path) {
        String value = optionalText(path);
        if (value == null || value.isBlank()) {
            throw new MalformedEvent(path, "missing, expected a text");
        }
        return value;
    }

    /** The text of a field, or {@code null} when it is absent. */
    public @Nullable String optionalText(String path) {
        Object value = fields.get(path);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new MalformedEvent(path, "expected a text, found " + value);
    }

    /** The time of a field that must be there, in RFC 3339. */
    public Instant time(String path) {
        return time(path, text(path));
    }

    /** The UUID of a field that must be there. */
    public UUID uuid(String path) {
        String text = text(path);
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedEvent(path, "expected a UUID, found " + text);
        }
    }

    private static Instant time(String path, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new MalformedEvent(path, "expected a time such as 2026-11-22T10:15:30.123Z, found " + text);
        }
    }

    private static Object typed(FieldType type, String path, Object value) {
        return switch (type) {
            case NUMBER -> value instanceof String text ? decimal(path, text) : require(Double.class, path, value);
            case TIME -> seconds(time(path, require(String.class, path, value)));
            case TEXT -> require(String.class, path, value);
            case ANY -> value;
        };
    }

    private static Double decimal(String path, String text) {
        try {
            return finite(path, Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw new MalformedEvent(path, "expected a decimal such as \"129.90\", found " + text);
        }
    }

    private static Double seconds(Instant time) {
        return time.getEpochSecond() + time.getNano() / 1e9;
    }

    private static <T> T require(Class<T> type, String path, Object value) {
        if (!type.isInstance(value)) {
            String expected = type == String.class ? "a text" : "a number";
            throw new MalformedEvent(path, "expected " + expected + ", found " + value);
        }
        return type.cast(value);
    }

    private static FlatJson read(byte @Nullable [] json, Reading reading) {
        if (json == null) {
            throw new MalformedEvent("", "empty record, expected a JSON object");
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedEvent("", "expected a JSON object");
            }
            return new FlatJson(reading.read(parser));
        } catch (JacksonException e) {
            throw new MalformedEvent("", "not JSON: " + e.getOriginalMessage());
        }
    }

    private static Map<String, Object> flat(JsonParser parser, String prefix) {
        Map<String, Object> fields = new HashMap<>(64);
        flatten(parser, prefix, _ -> true, fields);
        if (parser.streamReadContext().inRoot() && parser.nextToken() != null) {
            throw new MalformedEvent("", "more than one JSON value");
        }
        return fields;
    }

    private static void flatten(JsonParser parser, String prefix, Predicate<String> wanted, Map<String, Object> into) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String path = prefix.isEmpty() ? parser.currentName() : prefix + parser.currentName();
            JsonToken value = parser.nextToken();
            if (value != JsonToken.START_OBJECT && !wanted.test(path)) {
                parser.skipChildren();
                continue;
            }
            switch (value) {
                case VALUE_STRING -> into.put(path, text(path, parser.getString()));
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> into.put(path, finite(path, parser.getDoubleValue()));
                case VALUE_TRUE -> into.put(path, true);
                case VALUE_FALSE -> into.put(path, false);
                case VALUE_NULL -> into.remove(path);
                case START_OBJECT -> flatten(parser, path + ".", wanted, into);
                default -> throw new MalformedEvent(path, "lists are not supported, expected a single value");
            }
        }
    }

    private static String text(String path, String value) {
        if (value.indexOf('\0') >= 0) {
            throw new MalformedEvent(path, "holds a NUL character, which no text may");
        }
        return value;
    }

    private static Double finite(String path, double value) {
        if (!Double.isFinite(value)) {
            throw new MalformedEvent(path, "the number is out of range");
        }
        return value + 0.0; // minus zero is zero
    }

    @FunctionalInterface
    private interface Reading {
        Map<String, Object> read(JsonParser parser);
    }
}
