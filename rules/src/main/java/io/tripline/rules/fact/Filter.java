package io.tripline.rules.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition on one field of an event. On a field without a value every operator but ABSENT is false, as is a
 * comparison of a text with a number. Only a text has parts: a number, true and false have none.
 *
 * @param values String, Double or Boolean: one for most operators, two for BETWEEN (both ends count), any number for IN
 *     and NOT_IN, none for PRESENT and ABSENT
 */
public record Filter(String field, Operator operator, List<Object> values) {
    public Filter {
        values = List.copyOf(values);
        int wanted = operator.operands;
        if (wanted == Operator.MANY ? values.isEmpty() : values.size() != wanted) {
            throw new IllegalArgumentException(field + ": wrong number of values for " + operator + ": " + values);
        }
        if (operator.ofParts() && !(values.getFirst() instanceof String part && !part.isEmpty())) {
            throw new IllegalArgumentException(field + ": no text for " + operator + ": " + values);
        }
    }

    /** How the field's value is compared. */
    public enum Operator {
        EQ(1),
        NE(1),
        GT(1),
        GTE(1),
        LT(1),
        LTE(1),
        BETWEEN(2),
        IN(Operator.MANY),
        NOT_IN(Operator.MANY),
        CONTAINS(1),
        STARTS_WITH(1),
        ENDS_WITH(1),
        PRESENT(0),
        ABSENT(0);

        private static final int MANY = -1;

        private final int operands;

        Operator(int operands) {
            this.operands = operands;
        }

        /** Whether it looks for a part of a text, and so takes a text only. */
        public boolean ofParts() {
            return switch (this) {
                case CONTAINS, STARTS_WITH, ENDS_WITH -> true;
                default -> false;
            };
        }

        /** Whether it compares sizes, and so takes numbers only. */
        public boolean ordered() {
            return switch (this) {
                case GT, GTE, LT, LTE, BETWEEN -> true;
                default -> false;
            };
        }
    }

    /** Whether the event's field satisfies this condition. */
    public boolean holds(Event event) {
        Object actual = event.field(field);
        if (actual == null) {
            return operator == Operator.ABSENT;
        }
        return switch (operator) {
            case PRESENT -> true;
            case ABSENT -> false;
            case EQ -> actual.equals(values.getFirst());
            case NE -> !actual.equals(values.getFirst());
            case IN -> values.contains(actual);
            case NOT_IN -> !values.contains(actual);
            case CONTAINS, STARTS_WITH, ENDS_WITH -> actual instanceof String text && holds(text);
            default -> actual instanceof Double number && holds(number);
        };
    }

    private boolean holds(String actual) {
        String part = values.getFirst().toString();
        return switch (operator) {
            case CONTAINS -> actual.contains(part);
            case STARTS_WITH -> actual.startsWith(part);
            case ENDS_WITH -> actual.endsWith(part);
            default -> false;
        };
    }

    private boolean holds(double actual) {
        double bound = number(values.getFirst());
        return switch (operator) {
            case GT -> actual > bound;
            case GTE -> actual >= bound;
            case LT -> actual < bound;
            case LTE -> actual <= bound;
            case BETWEEN -> actual >= bound && actual <= number(values.getLast());
            default -> false;
        };
    }

    private static double number(@Nullable Object value) {
        return value instanceof Double number ? number : Double.NaN;
    }
}
