package io.tripline.rules.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads a YAML file into nodes that know their place. One document, without anchors, aliases, tags or doubled names. */
final class YamlFile {
    private static final YAMLFactory FACTORY = YAMLFactory.builder().build();
    private static final int MAX_DEPTH = 10;

    private final String file;
    private final Findings findings;

    private YamlFile(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /** The file's object, or empty with a finding. */
    static Optional<YamlObject> read(String file, String text, Findings findings) {
        YamlFile reader = new YamlFile(file, findings);
        try {
            return reader.document(text).flatMap(node -> YamlObject.of(node, "", file, findings));
        } catch (Unreadable unreadable) {
            findings.add(unreadable.finding);
            return Optional.empty();
        }
    }

    private Optional<YamlNode> document(String text) throws Unreadable {
        try (YAMLParser parser = (YAMLParser) FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                findings.add(
                        file, "yaml.empty", "the file is empty", "See docs/rule-language.md for what belongs in it.");
                return Optional.empty();
            }
            YamlNode node = node(parser, 0);
            if (parser.nextToken() != null) {
                throw unreadable(parser, "the file has more than one document", "Remove what follows ---.");
            }
            return Optional.of(node);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String message =
                    String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("it cannot be read");
            int line = at == null ? 0 : Math.max(0, at.getLineNr());
            int column = at == null ? 0 : Math.max(0, at.getColumnNr());
            throw new Unreadable(new Finding(
                    file,
                    line,
                    column,
                    "yaml.syntax",
                    "this is not YAML: " + message,
                    "Check quotes, colons and indentation."));
        }
    }

    private YamlNode node(YAMLParser parser, int depth) throws Unreadable {
        if (depth > MAX_DEPTH) {
            throw unreadable(parser, "values are nested deeper than " + MAX_DEPTH, "Flatten them.");
        }
        if (parser.isCurrentAlias() || parser.getObjectId() != null || parser.getTypeId() != null) {
            throw unreadable(parser, "anchors, aliases and tags are not allowed", "Write the value out.");
        }
        TokenStreamLocation at = parser.currentTokenLocation();
        Object value = value(parser, depth);
        return new YamlNode(value, at.getLineNr(), at.getColumnNr());
    }

    private Object value(YAMLParser parser, int depth) throws Unreadable {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser, depth);
            case START_ARRAY -> list(parser, depth);
            case VALUE_STRING -> parser.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            default -> throw unreadable(parser, "there is no value here", "Write one, or remove the name.");
        };
    }

    private double number(JsonParser parser) throws Unreadable {
        double number = parser.getDoubleValue();
        if (!Double.isFinite(number) || Math.abs(number) > 1e15) {
            throw unreadable(parser, parser.getString() + " is no usable number", "Use a number up to 1e15.");
        }
        return number;
    }

    private List<YamlNode> list(YAMLParser parser, int depth) throws Unreadable {
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(parser, depth + 1));
        }
        return items;
    }

    private Map<String, YamlNode> object(YAMLParser parser, int depth) throws Unreadable {
        Map<String, YamlNode> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (members.containsKey(name)) {
                throw unreadable(parser, name + " stands twice", "Remove one of them.");
            }
            parser.nextToken();
            members.put(name, node(parser, depth + 1));
        }
        return members;
    }

    private Unreadable unreadable(JsonParser parser, String message, String hint) {
        TokenStreamLocation at = parser.currentTokenLocation();
        return new Unreadable(new Finding(file, at.getLineNr(), at.getColumnNr(), "yaml.refused", message, hint));
    }

    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Finding finding;

        Unreadable(Finding finding) {
            super(finding.message());
            this.finding = finding;
        }
    }
}
