package io.tripline.engine.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The part of our description that the console makes its types from, held against what we serve. */
record ApiCopy(JsonNode copy, JsonNode served) {

    private static final Path COPY = Path.of("../admin-console/web/openapi/engine.json");

    static ApiCopy ofConsole(JsonNode served) {
        try {
            return new ApiCopy(JsonMapper.shared().readTree(Files.readString(COPY)), served);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that the console expects and we do not serve, in words. */
    List<String> differences() {
        List<String> differences = new ArrayList<>();
        copy.path("paths").propertyStream().forEach(path -> {
            JsonNode expected = path.getValue().path("get");
            JsonNode actual = served.path("paths").path(path.getKey()).path("get");
            String at = "GET " + path.getKey();
            if (actual.isMissingNode()) {
                differences.add(at + " is not served");
                return;
            }
            Set<String> parameters = names(actual);
            names(expected).stream()
                    .filter(name -> !parameters.contains(name))
                    .forEach(name -> differences.add(at + " has no parameter " + name));
            if (!path.getKey().endsWith("/stream")) {
                compare(at, answer(expected), answer(actual), differences);
            }
        });
        return differences;
    }

    private static Set<String> names(JsonNode operation) {
        Set<String> names = new HashSet<>();
        operation
                .path("parameters")
                .forEach(parameter -> names.add(parameter.path("name").asString()));
        return names;
    }

    private static JsonNode answer(JsonNode operation) {
        return operation
                .at("/responses/200/content")
                .valueStream()
                .findFirst()
                .orElseThrow()
                .path("schema");
    }

    private void compare(String at, JsonNode expected, JsonNode actual, List<String> differences) {
        JsonNode want = resolved(copy, expected);
        JsonNode have = resolved(served, actual);
        String type = type(want);
        if (type.isEmpty()) {
            return;
        }
        if (!type.equals(type(have))) {
            differences.add(at + " is " + type(have) + ", not " + type);
            return;
        }
        want.path("properties").propertyStream().forEach(property -> {
            String inner = at + "." + property.getKey();
            JsonNode other = have.path("properties").path(property.getKey());
            if (!other.isMissingNode()) {
                compare(inner, property.getValue(), other, differences);
            } else if (!have.has("additionalProperties")) {
                differences.add(inner + " is not served");
            }
        });
        if (want.has("items")) {
            compare(at + "[]", want.path("items"), have.path("items"), differences);
        }
        if (want.has("additionalProperties") && !have.has("additionalProperties")) {
            differences.add(at + " is no map");
        }
        if (want.has("enum") && have.has("enum") && !values(want).containsAll(values(have))) {
            differences.add(at + " has values that the console does not know: " + have.path("enum"));
        }
    }

    private static Set<String> values(JsonNode schema) {
        Set<String> values = new HashSet<>();
        schema.path("enum").forEach(value -> values.add(value.asString()));
        return values;
    }

    private static JsonNode resolved(JsonNode document, JsonNode schema) {
        if (schema.has("$ref")) {
            return resolved(document, document.at(schema.path("$ref").asString().substring(1)));
        }
        for (String choice : List.of("anyOf", "oneOf", "allOf")) {
            if (schema.has(choice)) {
                return resolved(
                        document,
                        schema.path(choice)
                                .valueStream()
                                .filter(one -> !"null".equals(one.path("type").asString("")))
                                .findFirst()
                                .orElseThrow());
            }
        }
        return schema;
    }

    /** Without null, which both sides write in their own way; whole numbers are numbers. */
    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        String name = type.isArray()
                ? type.valueStream()
                        .map(JsonNode::asString)
                        .filter(one -> !one.equals("null"))
                        .findFirst()
                        .orElse("")
                : type.asString("");
        return name.equals("integer") ? "number" : name;
    }
}
