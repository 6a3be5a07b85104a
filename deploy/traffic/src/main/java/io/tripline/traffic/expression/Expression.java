package io.tripline.traffic.expression;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Yields a value for each row. Immutable, thread-safe. */
public interface Expression {

    /** The type of every value it yields. */
    Type type();

    /** The columns it reads. */
    Set<String> columns();

    /**
     * The value for a row: {@link String}, {@link BigDecimal}, {@link Instant} or {@link Boolean} by {@link #type}; null when the row has
     * no value.
     *
     * @throws RowException when the row holds something that cannot be used
     */
    @Nullable
    Object value(Row row);
}
