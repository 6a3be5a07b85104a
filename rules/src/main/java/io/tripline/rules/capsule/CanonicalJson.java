package io.tripline.rules.capsule;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * JSON with one way to write each document: without blanks, members in their order, numbers as they were written, texts
 * with the fewest escapes. Bounded in depth and sizes, for texts of strangers.
 */
final class CanonicalJson {
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxStringLength(1024 * 1024)
                    .maxNameLength(1_000)
                    .maxNumberLength(100)
                    .maxDocumentLength(Capsule.MAX_BYTES)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .build();

    private CanonicalJson() {}

    /** The members of the one object that the document is, each in canonical form, in their order. */
    static Map<String, String> members(byte[] document) throws BrokenJson {
        String member = "";
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), document)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new BrokenJson("", 1, 1, "it is not a JSON object");
            }
            Map<String, String> members = new LinkedHashMap<>();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                member = json.currentName();
                json.nextToken();
                members.put(member, write(copy -> copy(json, copy)));
            }
            member = "";
            if (json.nextToken() != null) {
                throw new BrokenJson("", line(json.currentLocation()), 1, "something follows its end");
            }
            return members;
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            int column = at == null ? 1 : Math.max(1, at.getColumnNr());
            throw new BrokenJson(member, line(at), column, String.valueOf(e.getOriginalMessage()));
        }
    }

    /** What the writer writes. */
    static String write(Consumer<JsonGenerator> writer) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            writer.accept(json);
        }
        return text.toString();
    }

    private static int line(TokenStreamLocation at) {
        return at == null ? 1 : Math.max(1, at.getLineNr());
    }

    /** The value at which the parser stands, with all that is in it. */
    private static void copy(JsonParser from, JsonGenerator to) {
        int depth = 0;
        JsonToken token = from.currentToken();
        do {
            switch (token) {
                case START_OBJECT -> to.writeStartObject();
                case END_OBJECT -> to.writeEndObject();
                case START_ARRAY -> to.writeStartArray();
                case END_ARRAY -> to.writeEndArray();
                case PROPERTY_NAME -> to.writeName(from.currentName());
                case VALUE_STRING -> to.writeString(from.getString());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> to.writeNumber(from.getString());
                case VALUE_TRUE -> to.writeBoolean(true);
                case VALUE_FALSE -> to.writeBoolean(false);
                default -> to.writeNull();
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            token = depth > 0 ? from.nextToken() : null;
        } while (token != null);
    }

    /** The document is not JSON of the kind read here. */
    static final class BrokenJson extends Exception {
        private static final long serialVersionUID = 1L;

        private final String member;
        private final int line;
        private final int column;

        BrokenJson(String member, int line, int column, String problem) {
            super(problem);
            this.member = member;
            this.line = line;
            this.column = column;
        }

        /** The member of the outermost object in which it broke; empty outside of all. */
        String member() {
            return member;
        }

        /** From 1. */
        int line() {
            return line;
        }

        /** From 1. */
        int column() {
            return column;
        }
    }
}
