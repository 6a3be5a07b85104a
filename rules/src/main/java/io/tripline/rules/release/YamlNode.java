package io.tripline.rules.release;

import java.util.List;
import java.util.Map;

/**
 * A value of a YAML file, and where it stands.
 *
 * @param value a String, Double, Boolean, {@code List<YamlNode>} or {@code Map<String, YamlNode>}
 */
record YamlNode(Object value, int line, int column) {

    String kind() {
        return switch (value) {
            case String _ -> "a text";
            case Double _ -> "a number";
            case Boolean _ -> "true or false";
            case List<?> _ -> "a list";
            case Map<?, ?> _ -> "an object";
            default -> throw new IllegalStateException("no kind of value: " + value);
        };
    }
}
