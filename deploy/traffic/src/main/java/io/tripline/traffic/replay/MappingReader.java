package io.tripline.traffic.replay;

import io.tripline.traffic.expression.Expression;
import io.tripline.traffic.expression.Type;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads mappings from YAML files, or those that are shipped by their name. */
final class MappingReader {

    private static final Set<String> TOP = ordered("name", "description", "file", "row", "interaction", "label");
    private static final Set<String> FILE = ordered("delimiter", "quote", "encoding", "header", "columns");
    private static final Set<String> INTERACTION = ordered(
            "type",
            "userId",
            "occurredAt",
            "amount",
            "channel",
            "ip",
            "deviceId",
            "sessionId",
            "userAgent",
            "location",
            "counterparty",
            "instrument",
            "outcomeOfAttempt",
            "attributes");
    private static final Map<String, Set<String>> NESTED = Map.of(
            "amount", ordered("value", "currency"),
            "location", ordered("country", "lat", "lon"),
            "counterparty", ordered("type", "id", "country"),
            "instrument", ordered("type", "token", "bin", "last4"),
            "outcomeOfAttempt", ordered("status", "code"),
            "attributes", Set.of());

    private MappingReader() {}

    /** Reads a file, or what is shipped under that name. */
    static Mapping named(String nameOrFile) throws IOException {
        Path path = Path.of(nameOrFile);
        if (Files.isRegularFile(path)) {
            return read(nameOrFile, Files.readString(path));
        }
        try (InputStream shipped = MappingReader.class.getResourceAsStream("/mappings/" + nameOrFile + ".yaml")) {
            if (shipped == null) {
                throw new MappingException(
                        nameOrFile,
                        "there is no such mapping file, and none of that name is shipped; shipped are handbook and "
                                + "cards-semicolon, and docs/replay.md tells how to write one");
            }
            return read(nameOrFile, new String(shipped.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Throws {@link MappingException} naming {@code file}, line and column. */
    static Mapping read(String file, String yaml) {
        return mapping(new YamlFields(file, compose(file, yaml), TOP), file);
    }

    private static Node compose(String file, String yaml) {
        try {
            return new Compose(LoadSettings.builder().setLabel(file).build())
                    .composeString(yaml)
                    .orElseThrow(() -> new MappingException(file, "the file is empty"));
        } catch (MarkedYamlEngineException e) {
            throw e.getProblemMark()
                    .map(mark -> new MappingException(
                            file, mark.getLine() + 1, mark.getColumn() + 1, "this is not YAML: " + e.getProblem()))
                    .orElseGet(() -> new MappingException(file, "this is not YAML: " + e.getProblem()));
        } catch (YamlEngineException e) {
            throw new MappingException(file, "this is not YAML: " + e.getMessage());
        }
    }

    private static Mapping mapping(YamlFields top, String file) {
        YamlFields interaction = new YamlFields(file, top.required("interaction"), INTERACTION);
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String name : interaction.names()) {
            Node value = interaction.required(name);
            fields.put(name, NESTED.containsKey(name) ? nested(name, value, file) : interaction.expression(value));
        }
        interaction.required("type");
        Mapping mapping = new Mapping(
                top.scalar(top.required("name")),
                format(top, file),
                top.expression(top.required("row")),
                interaction.expression(interaction.required("userId")),
                time(interaction),
                fields,
                label(top));
        checkColumns(mapping, top);
        return mapping;
    }

    private static Map<String, Object> nested(String name, Node value, String file) {
        YamlFields fields = new YamlFields(file, value, NESTED.getOrDefault(name, Set.of()));
        Map<String, Object> nested = new LinkedHashMap<>();
        fields.names().forEach(field -> nested.put(field, fields.expression(fields.required(field))));
        return nested;
    }

    private static Expression time(YamlFields interaction) {
        Node field = interaction.required("occurredAt");
        Expression time = interaction.expression(field);
        if (time.type() != Type.TIME) {
            throw interaction.wrong(
                    field,
                    "occurredAt must be a TIME but is " + time.type()
                            + "; use time(…), epochSeconds(…) or epochMillis(…)");
        }
        return time;
    }

    private static @Nullable Expression label(YamlFields top) {
        Node field = top.optional("label");
        if (field == null) {
            return null;
        }
        Expression label = top.expression(field);
        if (label.type() != Type.TEXT) {
            throw top.wrong(field, "label must be TEXT, FRAUD or GENUINE, but is " + label.type());
        }
        return label;
    }

    private static Mapping.FileFormat format(YamlFields top, String file) {
        Node node = top.required("file");
        YamlFields format = new YamlFields(file, node, FILE);
        boolean header = format.truth("header", true);
        List<String> columns = format.texts("columns");
        if (header != columns.isEmpty()) {
            throw format.wrong(
                    node,
                    header
                            ? "columns are named by the file's header; remove 'columns', or say 'header: false'"
                            : "a file without a header needs 'columns', the names in order");
        }
        if (new HashSet<>(columns).size() != columns.size()) {
            throw format.wrong(format.required("columns"), "a column is named twice");
        }
        return new Mapping.FileFormat(
                format.character("delimiter", ','), format.character("quote", '"'), encoding(format), header, columns);
    }

    private static Charset encoding(YamlFields format) {
        String name = format.text("encoding", "UTF-8");
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw format.wrong(format.required("encoding"), "there is no encoding '" + name + "'; for example UTF-8");
        }
    }

    private static void checkColumns(Mapping mapping, YamlFields top) {
        if (mapping.file().header()) {
            return;
        }
        for (String column : mapping.columns()) {
            if (!mapping.file().columns().contains(column)) {
                throw top.wrong(
                        top.required("interaction"),
                        "the column " + column + " is used but not listed in file.columns");
            }
        }
    }

    private static Set<String> ordered(String... names) {
        return new LinkedHashSet<>(List.of(names));
    }
}
