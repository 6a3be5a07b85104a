package io.tripline.traffic.replay;

import io.tripline.traffic.expression.Expression;
import io.tripline.traffic.expression.ExpressionException;
import io.tripline.traffic.expression.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The fields of one YAML mapping, read with errors that say where. */
final class YamlFields {

    private final String file;
    private final Node node;
    private final Map<String, Node> fields = new LinkedHashMap<>();

    YamlFields(String file, Node node, Set<String> known) {
        this.file = file;
        this.node = node;
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(node, "expected fields, one per line, as 'name: value'");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String name = scalar(tuple.getKeyNode());
            if (!known.isEmpty() && !known.contains(name)) {
                throw wrong(tuple.getKeyNode(), "unknown field '" + name + "'; known are " + String.join(", ", known));
            }
            if (fields.put(name, tuple.getValueNode()) != null) {
                throw wrong(tuple.getKeyNode(), "field '" + name + "' is given twice");
            }
        }
    }

    Set<String> names() {
        return fields.keySet();
    }

    @Nullable
    Node optional(String name) {
        return fields.get(name);
    }

    Node required(String name) {
        Node field = fields.get(name);
        if (field == null) {
            throw wrong(node, "the field '" + name + "' is missing");
        }
        return field;
    }

    String text(String name, String otherwise) {
        Node field = fields.get(name);
        return field == null ? otherwise : scalar(field);
    }

    boolean truth(String name, boolean otherwise) {
        String text = text(name, String.valueOf(otherwise));
        if (!text.equals("true") && !text.equals("false")) {
            throw wrong(required(name), "must be true or false");
        }
        return text.equals("true");
    }

    char character(String name, char otherwise) {
        String text = text(name, String.valueOf(otherwise));
        if (text.equals("\\t")) {
            return '\t';
        }
        if (text.length() != 1) {
            throw wrong(required(name), "must be one character");
        }
        return text.charAt(0);
    }

    List<String> texts(String name) {
        Node field = fields.get(name);
        if (field == null) {
            return List.of();
        }
        if (!(field instanceof SequenceNode sequence)) {
            throw wrong(field, "must be a list");
        }
        return sequence.getValue().stream().map(this::scalar).toList();
    }

    Expression expression(Node field) {
        String text = scalar(field);
        try {
            return Template.parse(text);
        } catch (ExpressionException e) {
            int quote = ((ScalarNode) field).getScalarStyle() == ScalarStyle.PLAIN ? 0 : 1;
            throw at(field, e.offset() + quote, e.getMessage() + " in " + text);
        }
    }

    MappingException wrong(Node field, String message) {
        return at(field, 0, message);
    }

    private MappingException at(Node field, int offset, String message) {
        return field.getStartMark()
                .map(mark -> new MappingException(file, mark.getLine() + 1, mark.getColumn() + 1 + offset, message))
                .orElseGet(() -> new MappingException(file, message));
    }

    String scalar(Node field) {
        if (field instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw wrong(field, "expected one value");
    }
}
