package io.tripline.rules.release;

import io.tripline.rules.language.HiddenCharacters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads a YAML or JSON file into nodes that know their place. One document, without anchors, aliases, tags or doubled
 * names.
 */
final class YamlFile {
    private static final int MAX_NAME = 1_000;
    private static final int MAX_DIGITS = 1_000;
    /** Lengths are judged here, where the place is known; so no long name is kept by the reader either. */
    private static final StreamReadConstraints ANY_LENGTH = StreamReadConstraints.builder()
            .maxNumberLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .build();

    private static final YAMLFactory YAML =
            YAMLFactory.builder().streamReadConstraints(ANY_LENGTH).build();
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(ANY_LENGTH)
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build();
    private static final int SHOWN = 40;
    private static final int MAX_DEPTH = 10;
    private static final int MAX_JSON_DEPTH = 60;
    /** Of a decimal that is not zero. */
    private static final Pattern SOME_DIGIT = Pattern.compile("[-+]?[0._]*[1-9]");

    private static final Pattern NO_NUMBER = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
    /** Without NO and ON, which are Norway and Ontario. */
    private static final Set<String> YES_OR_NO =
            Set.of("True", "TRUE", "False", "FALSE", "yes", "Yes", "YES", "no", "No", "on", "On", "off", "Off", "OFF");

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
        TokenStreamFactory factory = json() ? JSON : YAML;
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                findings.add(
                        file,
                        form() + ".empty",
                        "the file is empty",
                        "See docs/rule-language.md for what belongs in it.");
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
                    form() + ".syntax",
                    "this is not " + form().toUpperCase(Locale.ROOT) + ": " + message,
                    json() ? "Check quotes, commas and brackets." : "Check quotes, colons and indentation."));
        }
    }

    private boolean json() {
        return file.endsWith(".json");
    }

    private String form() {
        return json() ? "json" : "yaml";
    }

    private YamlNode node(JsonParser parser, int depth) throws Unreadable {
        int deepest = json() ? MAX_JSON_DEPTH : MAX_DEPTH;
        if (depth > deepest) {
            throw unreadable(parser, "values are nested deeper than " + deepest, "Flatten them.");
        }
        boolean alias = parser instanceof YAMLParser yaml && yaml.isCurrentAlias();
        if (alias || parser.getObjectId() != null || parser.getTypeId() != null) {
            throw unreadable(parser, "anchors, aliases and tags are not allowed", "Write the value out.");
        }
        TokenStreamLocation at = parser.currentTokenLocation();
        Object value = value(parser, depth);
        return new YamlNode(value, at.getLineNr(), at.getColumnNr());
    }

    private Object value(JsonParser parser, int depth) throws Unreadable {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser, depth);
            case START_ARRAY -> list(parser, depth);
            case VALUE_STRING -> text(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            default -> throw noValue(parser);
        };
    }

    /** A word without quotes that other readers of YAML take for a value is not taken for a text here. */
    private String text(JsonParser parser) throws Unreadable {
        String text = parser.getString();
        if (plain(parser, text)) {
            if (NOTHING.contains(text)) {
                throw noValue(parser);
            }
            if (NO_NUMBER.matcher(text).matches()) {
                throw unreadable(
                        parser, text + " is no usable number", "Use a number up to 1e15; a text goes in quotes.");
            }
            if (YES_OR_NO.contains(text)) {
                throw unreadable(
                        parser,
                        text + " may be a text, or true or false",
                        "Write true or false, or \"" + text + "\" in quotes for the text.");
            }
        }
        return visible(parser, text);
    }

    /** Whether it stands there without quotes: it is as long as what it says. */
    private static boolean plain(JsonParser parser, String text) {
        long length = parser.currentLocation().getCharOffset()
                - parser.currentTokenLocation().getCharOffset();
        return parser instanceof YAMLParser && length == text.length();
    }

    private Unreadable noValue(JsonParser parser) {
        return unreadable(parser, "there is no value here", "Write one, or remove the name; a text goes in quotes.");
    }

    private double number(JsonParser parser) throws Unreadable {
        if (parser.getStringLength() > MAX_DIGITS) {
            throw unreadable(parser, "a number has more than " + MAX_DIGITS + " digits", "Use a number up to 1e15.");
        }
        double number = decimal(parser);
        boolean tooSmall = number == 0 && SOME_DIGIT.matcher(parser.getString()).lookingAt();
        if (!Double.isFinite(number) || Math.abs(number) > 1e15 || tooSmall) {
            throw unreadable(parser, shown(parser.getString()) + " is no usable number", "Use a number up to 1e15.");
        }
        // No event has a zero with a sign.
        return number + 0.0;
    }

    /** What this cannot hold, such as .inf, is no number. */
    private static double decimal(JsonParser parser) {
        try {
            return parser.getDoubleValue();
        } catch (JacksonException e) {
            return Double.NaN;
        }
    }

    /** As much of a name or value as a message may hold. */
    static String shown(String text) {
        int end = text.offsetByCodePoints(0, Math.min(SHOWN, text.codePointCount(0, text.length())));
        return end == text.length() ? text : text.substring(0, end) + "…";
    }

    /** What an escape stands for is seen no better than the character itself. */
    private String visible(JsonParser parser, String text) {
        TokenStreamLocation at = parser.currentTokenLocation();
        HiddenCharacters.in(text).stream()
                .limit(1)
                .map(found -> new Finding(
                        file, at.getLineNr(), at.getColumnNr(), found.code(), found.message(), found.hint()))
                .forEach(findings::add);
        return text;
    }

    private String name(JsonParser parser) throws Unreadable {
        String name = parser.currentName();
        if (name.length() > MAX_NAME) {
            throw unreadable(parser, "a name is longer than " + MAX_NAME + " characters", "Shorten it.");
        }
        return visible(parser, name);
    }

    private List<YamlNode> list(JsonParser parser, int depth) throws Unreadable {
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(parser, depth + 1));
        }
        return items;
    }

    private Map<String, YamlNode> object(JsonParser parser, int depth) throws Unreadable {
        Map<String, YamlNode> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = name(parser);
            if (members.containsKey(name)) {
                throw unreadable(parser, shown(name) + " stands twice", "Remove one of them.");
            }
            parser.nextToken();
            members.put(name, node(parser, depth + 1));
        }
        return members;
    }

    private Unreadable unreadable(JsonParser parser, String message, String hint) {
        TokenStreamLocation at = parser.currentTokenLocation();
        return new Unreadable(new Finding(file, at.getLineNr(), at.getColumnNr(), form() + ".refused", message, hint));
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
