package io.tripline.traffic.replay;

import io.tripline.traffic.expression.Expression;
import java.nio.charset.Charset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How rows of a file become interactions and labels.
 *
 * @param name part of the ids of the interactions: rows mapped under one name and run are sent once
 * @param row identifies a row within the file
 * @param interaction expressions by field; a value is an {@link Expression} or again such a map
 * @param label FRAUD, GENUINE or nothing; null when the file tells nothing
 */
record Mapping(
        String name,
        FileFormat file,
        Expression row,
        Expression userId,
        Expression occurredAt,
        Map<String, Object> interaction,
        @Nullable Expression label) {

    /**
     * The notation of a file.
     *
     * @param header whether the first row names the columns
     * @param columns their names in order, when there is no header
     */
    record FileFormat(char delimiter, char quote, Charset encoding, boolean header, List<String> columns) {}

    /** Every column that an expression reads. */
    Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>(row.columns());
        collect(interaction, columns);
        if (label != null) {
            columns.addAll(label.columns());
        }
        return columns;
    }

    private static void collect(Map<?, ?> fields, Set<String> columns) {
        for (Object value : fields.values()) {
            if (value instanceof Expression expression) {
                columns.addAll(expression.columns());
            } else if (value instanceof Map<?, ?> nested) {
                collect(nested, columns);
            }
        }
    }
}
