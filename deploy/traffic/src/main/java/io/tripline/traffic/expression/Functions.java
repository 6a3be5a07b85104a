package io.tripline.traffic.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The functions of the language, each with the types it takes. */
final class Functions {

    private Functions() {}

    record Argument(Expression expression, int offset) {}

    private interface Builder {
        Expression build(Call call);
    }

    private static final Map<String, Builder> ALL = all();

    static Expression call(Token name, List<Argument> arguments) {
        Builder builder = ALL.get(name.text());
        if (builder == null) {
            throw new ExpressionException(
                    name.offset(),
                    "there is no function '" + name.text() + "'; there are " + new TreeSet<>(ALL.keySet()));
        }
        return builder.build(new Call(name, arguments));
    }

    private static Map<String, Builder> all() {
        Map<String, Builder> all = new HashMap<>();
        all.put("column", call -> {
            call.takes(Type.TEXT);
            return Nodes.column(call.constant(0));
        });
        all.put("number", call -> {
            if (call.count() == 1) {
                call.takes(Type.TEXT);
                return call.yields(Type.NUMBER, (values, column) -> Texts.number(text(values, 0), '.', column));
            }
            call.takes(Type.TEXT, Type.TEXT);
            char separator = call.character(1);
            return call.yields(Type.NUMBER, (values, column) -> Texts.number(text(values, 0), separator, column));
        });
        all.put("time", call -> {
            if (call.count() == 1) {
                call.takes(Type.TEXT);
                return call.yields(Type.TIME, (values, column) -> Texts.time(text(values, 0), column));
            }
            call.takes(Type.TEXT, Type.TEXT, Type.TEXT);
            TimeFormat format = call.timeFormat();
            return call.yields(Type.TIME, (values, column) -> format.parse(text(values, 0), column));
        });
        all.put("epochSeconds", call -> {
            call.takes(Type.NUMBER);
            return call.yields(Type.TIME, (values, column) -> Texts.epoch(number(values, 0), 1000, column));
        });
        all.put("epochMillis", call -> {
            call.takes(Type.NUMBER);
            return call.yields(Type.TIME, (values, column) -> Texts.epoch(number(values, 0), 1, column));
        });
        all.put("addSeconds", call -> {
            call.takes(Type.TIME, Type.NUMBER);
            return call.yields(
                    Type.TIME, (values, column) -> shifted((Instant) values.get(0), number(values, 1), column));
        });
        all.put("text", call -> {
            call.takesAny(1);
            return call.yields(Type.TEXT, (values, column) -> Template.text(values.getFirst()));
        });
        all.put("lower", call -> call.onText(text -> text.toLowerCase(Locale.ROOT)));
        all.put("upper", call -> call.onText(text -> text.toUpperCase(Locale.ROOT)));
        all.put("trim", call -> call.onText(String::strip));
        all.put("optional", call -> call.onText(text -> text.isBlank() ? null : text));
        all.put("blank", call -> {
            call.takes(Type.TEXT);
            return call.yields(Type.TRUTH, (values, column) -> text(values, 0).isBlank());
        });
        all.put("round", call -> {
            call.takes(Type.NUMBER, Type.NUMBER);
            int digits = call.wholeNumber(1, 0, 10);
            return call.yields(
                    Type.NUMBER, (values, column) -> number(values, 0).setScale(digits, RoundingMode.HALF_EVEN));
        });
        all.put("abs", call -> {
            call.takes(Type.NUMBER);
            return call.yields(
                    Type.NUMBER, (values, column) -> number(values, 0).abs());
        });
        all.put("min", call -> {
            call.takes(Type.NUMBER, Type.NUMBER);
            return call.yields(
                    Type.NUMBER, (values, column) -> number(values, 0).min(number(values, 1)));
        });
        all.put("max", call -> {
            call.takes(Type.NUMBER, Type.NUMBER);
            return call.yields(
                    Type.NUMBER, (values, column) -> number(values, 0).max(number(values, 1)));
        });
        all.put("lookup", Functions::lookup);
        return Map.copyOf(all);
    }

    /** {@code lookup(value, key, result, key, result, …, otherwise)}; without the last one an unknown value is an error. */
    private static Expression lookup(Call call) {
        if (call.count() < 3) {
            throw call.wrong("takes a value, pairs of key and result, and may end with what to use otherwise");
        }
        boolean otherwise = call.count() % 2 == 0;
        int pairs = (call.count() - 1) / 2;
        Type result = call.type(2);
        for (int i = 0; i < pairs; i++) {
            call.require(1 + 2 * i, call.type(0));
            call.require(2 + 2 * i, result);
        }
        if (!otherwise) {
            return lookupChain(call, pairs, call.yields(result, (values, column) -> {
                throw new RowException(
                        column, "'" + Template.text(values.getFirst()) + "' is not in the table of lookup");
            }));
        }
        call.require(call.count() - 1, result);
        return lookupChain(call, pairs, call.argument(call.count() - 1));
    }

    private static Expression lookupChain(Call call, int pairs, Expression last) {
        Expression chain = last;
        for (int i = pairs - 1; i >= 0; i--) {
            Expression same = Nodes.call(
                    Type.TRUTH,
                    List.of(call.argument(0), call.argument(1 + 2 * i)),
                    (values, column) -> Comparisons.holds("==", values.get(0), values.get(1)));
            chain = Nodes.choice(same, call.argument(2 + 2 * i), chain);
        }
        return chain;
    }

    private static Instant shifted(Instant time, BigDecimal seconds, @Nullable String column) {
        try {
            return time.plusMillis(seconds.movePointRight(3)
                    .setScale(0, RoundingMode.HALF_EVEN)
                    .longValueExact());
        } catch (ArithmeticException | DateTimeException e) {
            throw new RowException(column, seconds.toPlainString() + " seconds after " + time + " is not a time");
        }
    }

    private static String text(List<Object> values, int index) {
        return (String) values.get(index);
    }

    private static BigDecimal number(List<Object> values, int index) {
        return (BigDecimal) values.get(index);
    }

    /** The arguments of one call, with the checks that functions need. */
    private record Call(Token name, List<Argument> arguments) {

        int count() {
            return arguments.size();
        }

        Expression argument(int index) {
            return arguments.get(index).expression();
        }

        Type type(int index) {
            return argument(index).type();
        }

        void takes(Type... types) {
            takesAny(types.length, Arrays.toString(types));
            for (int i = 0; i < types.length; i++) {
                require(i, types[i]);
            }
        }

        void takesAny(int wanted) {
            takesAny(wanted, wanted + " value");
        }

        private void takesAny(int wanted, String described) {
            if (count() != wanted) {
                throw wrong("takes " + described + ", not " + count() + " values");
            }
        }

        void require(int index, Type type) {
            if (type(index) != type) {
                throw new ExpressionException(
                        arguments.get(index).offset(),
                        "argument " + (index + 1) + " of " + name.text() + " must be " + type + " but is " + type(index)
                                + Parser.hint(type, type(index)));
            }
        }

        ExpressionException wrong(String message) {
            return new ExpressionException(name.offset(), name.text() + " " + message);
        }

        Expression yields(Type type, Nodes.Operation operation) {
            List<Expression> expressions = new ArrayList<>();
            arguments.forEach(argument -> expressions.add(argument.expression()));
            return Nodes.call(type, expressions, operation);
        }

        Expression onText(java.util.function.Function<String, @Nullable String> change) {
            takes(Type.TEXT);
            return yields(Type.TEXT, (values, column) -> change.apply((String) values.getFirst()));
        }

        /** An argument that is the same for each row. */
        String constant(int index) {
            Argument argument = arguments.get(index);
            if (!argument.expression().columns().isEmpty()) {
                throw new ExpressionException(
                        argument.offset(), "argument " + (index + 1) + " of " + name.text() + " must be a constant");
            }
            Object value = argument.expression().value(new Row(0, List.of(), Map.of()));
            return value == null ? "" : Template.text(value);
        }

        char character(int index) {
            String constant = constant(index);
            if (constant.length() != 1) {
                throw new ExpressionException(
                        arguments.get(index).offset(), "the decimal separator must be one character");
            }
            return constant.charAt(0);
        }

        int wholeNumber(int index, int least, int most) {
            try {
                int value = new BigDecimal(constant(index)).intValueExact();
                if (value >= least && value <= most) {
                    return value;
                }
            } catch (ArithmeticException e) {
                // told below, together with the range
            }
            throw new ExpressionException(
                    arguments.get(index).offset(), "must be a whole number from " + least + " to " + most);
        }

        TimeFormat timeFormat() {
            try {
                return TimeFormat.of(constant(1), constant(2));
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new ExpressionException(
                        arguments.get(1).offset(), "pattern and zone of time(…) are not usable: " + e.getMessage());
            }
        }
    }
}
