package io.tripline.interaction.intake;

import io.tripline.access.FieldError;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the fields of one JSON object and remembers what is wrong with each. JSON's null counts as absent. */
final class Fields {

    private static final int SHOWN_NAME_LENGTH = 64;

    private final JsonNode object;
    private final String path;
    private final List<FieldError> errors;
    private final Set<String> known = new HashSet<>();

    Fields(JsonNode object, String path, List<FieldError> errors) {
        this.object = object;
        this.path = path;
        this.errors = errors;
    }

    <T> @Nullable T optional(String name, Format<T> format) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        try {
            return format.read(value);
        } catch (Wrong e) {
            wrong(name, e.expectation());
            return null;
        }
    }

    <T> @Nullable T required(String name, Format<T> format) {
        if (value(name) == null) {
            missing(name);
            return null;
        }
        return optional(name, format);
    }

    /** The fields of a nested object; null when it is absent or no object. */
    @Nullable
    Fields nested(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isObject()) {
            wrong(name, "must be an object");
            return null;
        }
        return new Fields(value, pathOf(name), errors);
    }

    void require(String name) {
        if (value(name) == null) {
            missing(name);
        }
    }

    boolean has(String name) {
        return value(name) != null;
    }

    /** Every entry, for an object whose names are open. */
    Set<Map.Entry<String, JsonNode>> entries() {
        return object.properties();
    }

    /** Refuses the fields that nobody asked for. */
    void refuseOthers() {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                wrong(
                        name,
                        "is not a known field; known are "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    void wrong(String name, String message) {
        errors.add(new FieldError(pathOf(name), message));
    }

    /** The object as a whole is at fault. */
    void wrongItself(String message) {
        errors.add(new FieldError(path, message));
    }

    private void missing(String name) {
        wrong(name, "is required");
    }

    private @Nullable JsonNode value(String name) {
        known.add(name);
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private String pathOf(String name) {
        return path(path, name);
    }

    /** The path of a field in words that are safe to answer and to log, whatever the name. */
    static String path(String parent, String name) {
        String shown = name.length() > SHOWN_NAME_LENGTH ? name.substring(0, SHOWN_NAME_LENGTH) : name;
        String safe = CardNumbers.found(shown) ? "<card number>" : shown.replaceAll("[^A-Za-z0-9_.-]", "?");
        return parent.isEmpty() ? safe : parent + "." + safe;
    }
}
