package io.tripline.traffic.replay;

import io.tripline.traffic.expression.Expression;
import io.tripline.traffic.expression.Row;
import io.tripline.traffic.expression.RowException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Applies a mapping to rows. The id of an interaction follows from mapping, run and row, so a row that is sent again is recognised. */
final class RowMapper {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Mapping mapping;
    private final String run;

    RowMapper(Mapping mapping, String run) {
        this.mapping = mapping;
        this.run = run;
    }

    /** Throws {@link BadRow} when a value cannot be used. */
    Mapped map(Row row) {
        try {
            String rowId = text(mapping.row(), row, "row");
            UUID id = UUID.nameUUIDFromBytes(
                    (mapping.name() + "\n" + run + "\n" + rowId).getBytes(StandardCharsets.UTF_8));
            ObjectNode interaction = JSON.createObjectNode().put("id", id.toString());
            put(interaction, mapping.interaction(), row);
            putAmount(interaction, row);
            Instant occurredAt = (Instant) required(mapping.occurredAt(), row, "occurredAt");
            return new Mapped(
                    row.line(),
                    rowId,
                    id,
                    occurredAt,
                    text(mapping.userId(), row, "userId"),
                    interaction,
                    label(row),
                    row.fields());
        } catch (RowException e) {
            throw new BadRow(row.line(), e.describe(), row.fields());
        }
    }

    private @Nullable String label(Row row) {
        Expression expression = mapping.label();
        Object label = expression == null ? null : expression.value(row);
        if (expression == null || label == null) {
            return null;
        }
        if (!label.equals("FRAUD") && !label.equals("GENUINE")) {
            throw new RowException(
                    expression.columns().stream().findFirst().orElse(null),
                    "the label must be FRAUD or GENUINE, not '" + label + "'");
        }
        return label.toString();
    }

    private static String text(Expression expression, Row row, String field) {
        Object value = required(expression, row, field);
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static Object required(Expression expression, Row row, String field) {
        Object value = expression.value(row);
        if (value == null || value.toString().isBlank()) {
            throw new RowException(
                    expression.columns().stream().findFirst().orElse(null), "the row has no value for " + field);
        }
        return value;
    }

    private static void put(ObjectNode target, Map<?, ?> fields, Row row) {
        fields.forEach((name, value) -> {
            if (value instanceof Expression expression) {
                put(target, name.toString(), expression.value(row));
            } else if (value instanceof Map<?, ?> nested) {
                ObjectNode part = JSON.createObjectNode();
                put(part, nested, row);
                if (!part.isEmpty()) {
                    target.set(name.toString(), part);
                }
            }
        });
    }

    private static void put(ObjectNode target, String name, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case BigDecimal number -> target.put(name, number);
            case Boolean truth -> target.put(name, truth);
            default -> target.put(name, value.toString());
        }
    }

    /** Money is text on the wire, so that no reader rounds it. */
    private void putAmount(ObjectNode interaction, Row row) {
        if (mapping.interaction().get("amount") instanceof Map<?, ?> amount
                && amount.get("value") instanceof Expression expression
                && expression.value(row) instanceof BigDecimal number) {
            interaction.withObject("amount").put("value", number.toPlainString());
        }
    }
}
