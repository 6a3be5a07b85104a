package io.tripline.interaction.contract;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** How this service writes what it stores and reads it again: independent of how HTTP is configured. Thread-safe. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Json() {}

    public static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /**
     * Reads one value.
     *
     * @throws tools.jackson.core.JacksonException when it is not JSON or not of this type
     * @throws IllegalArgumentException when it is the literal {@code null}
     */
    public static <T> T read(String json, Class<T> type) {
        @Nullable T value = MAPPER.readValue(json, type);
        if (value == null) {
            throw new IllegalArgumentException("expected a " + type.getSimpleName() + ", not null");
        }
        return value;
    }
}
