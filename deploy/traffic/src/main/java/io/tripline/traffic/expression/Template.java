package io.tripline.traffic.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Text with holes, each an expression between a dollar sign with an opening brace and a closing brace. A text that is
 * one hole and nothing else keeps the type of its expression; any other yields text, and no value when a hole has none.
 * A doubled dollar sign before an opening brace stands for itself.
 */
public final class Template implements Expression {

    private final List<Expression> parts;

    private Template(List<Expression> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * Reads a template.
     *
     * @throws ExpressionException naming the offset of the fault in {@code text}
     */
    public static Expression parse(String text) {
        List<Expression> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("$${", at)) {
                literal.append("${");
                at += 3;
            } else if (text.startsWith("${", at)) {
                addLiteral(parts, literal);
                Parser parser = new Parser(text, at + 2);
                parts.add(parser.hole());
                at = parser.end();
            } else {
                literal.append(text.charAt(at++));
            }
        }
        addLiteral(parts, literal);
        return parts.size() == 1 ? parts.getFirst() : new Template(parts);
    }

    private static void addLiteral(List<Expression> parts, StringBuilder literal) {
        if (!literal.isEmpty()) {
            parts.add(Nodes.constant(Type.TEXT, literal.toString()));
            literal.setLength(0);
        }
    }

    @Override
    public Type type() {
        return Type.TEXT;
    }

    @Override
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        parts.forEach(part -> columns.addAll(part.columns()));
        return columns;
    }

    @Override
    public @Nullable Object value(Row row) {
        StringBuilder text = new StringBuilder();
        for (Expression part : parts) {
            Object value = part.value(row);
            if (value == null) {
                return null;
            }
            text.append(text(value));
        }
        return text.toString();
    }

    static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
