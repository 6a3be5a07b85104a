package io.tripline.traffic.expression;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The kinds of expression there are. */
final class Nodes {

    private Nodes() {}

    static Expression constant(Type type, Object value) {
        return new Constant(type, value);
    }

    static Expression column(String name) {
        return new Column(name);
    }

    /** An operation on values that are all present; without one of them it has no value either. */
    static Expression call(Type type, List<Expression> arguments, Operation operation) {
        return new Call(type, arguments, operation);
    }

    /** Evaluates only the branch that is chosen. */
    static Expression choice(Expression condition, Expression then, Expression otherwise) {
        return new Choice(condition, then, otherwise);
    }

    /** {@code and} and {@code or}: the right side is evaluated only when it matters. */
    static Expression junction(Expression left, Expression right, boolean decisive) {
        return new Junction(left, right, decisive);
    }

    /** Computes a value; {@code column} is the column the first argument comes from, for messages, or null. */
    interface Operation {
        @Nullable
        Object apply(List<Object> values, @Nullable String column);
    }

    private record Constant(Type type, Object constant) implements Expression {

        @Override
        public Set<String> columns() {
            return Set.of();
        }

        @Override
        public Object value(Row row) {
            return constant;
        }
    }

    private record Column(String name) implements Expression {

        @Override
        public Type type() {
            return Type.TEXT;
        }

        @Override
        public Set<String> columns() {
            return Set.of(name);
        }

        @Override
        public Object value(Row row) {
            return row.field(name);
        }
    }

    private record Call(Type type, List<Expression> arguments, Operation operation) implements Expression {

        @Override
        public Set<String> columns() {
            return union(arguments);
        }

        @Override
        public @Nullable Object value(Row row) {
            Object[] values = new Object[arguments.size()];
            for (int i = 0; i < values.length; i++) {
                Object value = arguments.get(i).value(row);
                if (value == null) {
                    return null;
                }
                values[i] = value;
            }
            Set<String> columns = columns();
            return operation.apply(
                    List.of(values),
                    columns.isEmpty() ? null : columns.iterator().next());
        }
    }

    private record Choice(Expression condition, Expression then, Expression otherwise) implements Expression {

        @Override
        public Type type() {
            return then.type();
        }

        @Override
        public Set<String> columns() {
            return union(List.of(condition, then, otherwise));
        }

        @Override
        public @Nullable Object value(Row row) {
            return Boolean.TRUE.equals(condition.value(row)) ? then.value(row) : otherwise.value(row);
        }
    }

    private record Junction(Expression left, Expression right, boolean decisive) implements Expression {

        @Override
        public Type type() {
            return Type.TRUTH;
        }

        @Override
        public Set<String> columns() {
            return union(List.of(left, right));
        }

        @Override
        public @Nullable Object value(Row row) {
            Object first = left.value(row);
            return first == null || first.equals(decisive) ? first : right.value(row);
        }
    }

    private static Set<String> union(List<Expression> expressions) {
        Set<String> columns = new LinkedHashSet<>();
        expressions.forEach(expression -> columns.addAll(expression.columns()));
        return columns;
    }
}
