package io.tripline.traffic.expression;

import java.util.List;
import java.util.Map;

/**
 * One row of a file, its fields by column name.
 *
 * @param line where it begins in the file, from 1
 */
public record Row(long line, List<String> fields, Map<String, Integer> columns) {

    /** Throws {@link RowException} when the row ends before the column. */
    String field(String column) {
        Integer index = columns.get(column);
        if (index == null || index >= fields.size()) {
            throw new RowException(column, "the row has " + fields.size() + " fields and ends before this column");
        }
        return fields.get(index);
    }
}
