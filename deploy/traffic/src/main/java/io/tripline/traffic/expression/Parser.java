package io.tripline.traffic.expression;

import io.tripline.traffic.expression.Token.Kind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one expression up to its closing brace, checking types as it goes. */
final class Parser {

    private static final int DEEPEST = 50;
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

    private final Lexer lexer;
    private Token token;
    private int end;
    private int depth;

    Parser(String text, int start) {
        this.lexer = new Lexer(text, start);
        this.token = lexer.next();
    }

    Expression hole() {
        Expression expression = choice();
        if (!token.is("}")) {
            throw unexpected("'}'");
        }
        end = token.end();
        return expression;
    }

    /** Just behind the closing brace. */
    int end() {
        return end;
    }

    private Expression choice() {
        if (++depth > DEEPEST) {
            throw new ExpressionException(token.offset(), "this is nested deeper than " + DEEPEST + " levels");
        }
        int start = token.offset();
        Expression condition = or();
        if (!take("?")) {
            depth--;
            return condition;
        }
        require(Type.TRUTH, condition, start, "the condition before '?'");
        Expression then = choice();
        expect(":");
        int other = token.offset();
        Expression otherwise = choice();
        require(then.type(), otherwise, other, "the value after ':'");
        depth--;
        return Nodes.choice(condition, then, otherwise);
    }

    private Expression or() {
        return junction("or", true);
    }

    private Expression junction(String word, boolean decisive) {
        int start = token.offset();
        Expression left = decisive ? junction("and", false) : negation();
        while (token.word(word)) {
            advance();
            int other = token.offset();
            Expression right = decisive ? junction("and", false) : negation();
            require(Type.TRUTH, left, start, "the value before '" + word + "'");
            require(Type.TRUTH, right, other, "the value after '" + word + "'");
            left = Nodes.junction(left, right, decisive);
        }
        return left;
    }

    private Expression negation() {
        int negations = 0;
        while (token.word("not")) {
            advance();
            negations++;
        }
        int start = token.offset();
        Expression operand = comparison();
        if (negations == 0) {
            return operand;
        }
        require(Type.TRUTH, operand, start, "the value after 'not'");
        boolean odd = negations % 2 == 1;
        return Nodes.call(Type.TRUTH, List.of(operand), (values, column) -> odd != (boolean) values.getFirst());
    }

    private Expression comparison() {
        Expression left = sum();
        if (token.kind() != Kind.OPERATOR || !COMPARISONS.contains(token.text())) {
            return left;
        }
        String operator = advance().text();
        int other = token.offset();
        Expression right = sum();
        require(left.type(), right, other, "the value after '" + operator + "'");
        if (left.type() == Type.TRUTH && !operator.endsWith("=")) {
            throw new ExpressionException(other, "truth values have no order; use == or !=");
        }
        return Nodes.call(
                Type.TRUTH,
                List.of(left, right),
                (values, column) -> Comparisons.holds(operator, values.get(0), values.get(1)));
    }

    private Expression sum() {
        int start = token.offset();
        Expression left = product();
        while (token.is("+") || token.is("-")) {
            String operator = advance().text();
            left = arithmetic(operator, left, start, this::product);
        }
        return left;
    }

    private Expression product() {
        int start = token.offset();
        Expression left = sign();
        while (token.is("*") || token.is("/")) {
            String operator = advance().text();
            left = arithmetic(operator, left, start, this::sign);
        }
        return left;
    }

    private Expression arithmetic(
            String operator, Expression left, int start, java.util.function.Supplier<Expression> operand) {
        int other = token.offset();
        Expression right = operand.get();
        require(Type.NUMBER, left, start, "the value before '" + operator + "'");
        require(Type.NUMBER, right, other, "the value after '" + operator + "'");
        return Nodes.call(
                Type.NUMBER,
                List.of(left, right),
                (values, column) -> compute(operator, (BigDecimal) values.get(0), (BigDecimal) values.get(1), column));
    }

    private static BigDecimal compute(String operator, BigDecimal left, BigDecimal right, @Nullable String column) {
        return switch (operator) {
            case "+" -> left.add(right, MathContext.DECIMAL128);
            case "-" -> left.subtract(right, MathContext.DECIMAL128);
            case "*" -> left.multiply(right, MathContext.DECIMAL128);
            default -> {
                if (right.signum() == 0) {
                    throw new RowException(column, "division by zero");
                }
                yield left.divide(right, MathContext.DECIMAL128);
            }
        };
    }

    private Expression sign() {
        int minuses = 0;
        while (take("-")) {
            minuses++;
        }
        int start = token.offset();
        Expression operand = primary();
        if (minuses == 0) {
            return operand;
        }
        require(Type.NUMBER, operand, start, "the value after '-'");
        boolean odd = minuses % 2 == 1;
        return Nodes.call(Type.NUMBER, List.of(operand), (values, column) -> {
            BigDecimal number = (BigDecimal) values.getFirst();
            return odd ? number.negate() : number;
        });
    }

    private Expression primary() {
        Token start = token;
        return switch (start.kind()) {
            case NUMBER -> Nodes.constant(Type.NUMBER, literal(advance()));
            case TEXT -> Nodes.constant(Type.TEXT, advance().text());
            case NAME -> {
                advance();
                yield token.is("(") ? call(start) : name(start);
            }
            case OPERATOR, END -> parenthesis();
        };
    }

    private Expression parenthesis() {
        if (!take("(")) {
            throw unexpected("a column, a number, a text in '…', or a function");
        }
        Expression inner = choice();
        expect(")");
        return inner;
    }

    private static BigDecimal literal(Token number) {
        try {
            return new BigDecimal(number.text());
        } catch (NumberFormatException e) {
            throw new ExpressionException(number.offset(), "'" + number.text() + "' is not a number");
        }
    }

    private static Expression name(Token name) {
        return switch (name.text()) {
            case "true", "false" -> Nodes.constant(Type.TRUTH, Boolean.valueOf(name.text()));
            case "and", "or", "not" ->
                throw new ExpressionException(
                        name.offset(),
                        "'" + name.text() + "' needs a value here; for a column of that name write column('"
                                + name.text() + "')");
            default -> Nodes.column(name.text());
        };
    }

    private Expression call(Token name) {
        expect("(");
        List<Functions.Argument> arguments = new ArrayList<>();
        while (!token.is(")")) {
            if (!arguments.isEmpty()) {
                expect(",");
            }
            int start = token.offset();
            arguments.add(new Functions.Argument(choice(), start));
        }
        expect(")");
        return Functions.call(name, arguments);
    }

    private static void require(Type wanted, Expression expression, int offset, String what) {
        if (expression.type() != wanted) {
            throw new ExpressionException(
                    offset,
                    what + " must be " + wanted + " but is " + expression.type() + hint(wanted, expression.type()));
        }
    }

    static String hint(Type wanted, Type given) {
        return switch (wanted) {
            case NUMBER -> given == Type.TEXT ? "; columns are text, write number(…)" : "";
            case TIME -> given == Type.TEXT ? "; columns are text, write time(…)" : "";
            case TEXT -> "; write text(…), or put '…' around a constant";
            case TRUTH -> "; compare it with something, for example == '1'";
        };
    }

    private boolean take(String operator) {
        if (token.is(operator)) {
            advance();
            return true;
        }
        return false;
    }

    private void expect(String operator) {
        if (!take(operator)) {
            throw unexpected("'" + operator + "'");
        }
    }

    private Token advance() {
        Token taken = token;
        token = lexer.next();
        return taken;
    }

    private ExpressionException unexpected(String wanted) {
        return new ExpressionException(token.offset(), "expected " + wanted + " but found " + token.describe());
    }
}
