package io.tripline.rules.evaluation;

/** How two numbers are compared. False when either is NaN, which stands for an absent value. */
public enum Comparison {
    EQ("==", "="),
    NE("!=", "≠"),
    GT(">", ">"),
    GTE(">=", "≥"),
    LT("<", "<"),
    LTE("<=", "≤");

    private final String symbol;
    private final String sign;

    Comparison(String symbol, String sign) {
        this.symbol = symbol;
        this.sign = sign;
    }

    /** As written in rule text. */
    public String symbol() {
        return symbol;
    }

    /** As shown to people. */
    public String sign() {
        return sign;
    }

    /** Whether the comparison holds. */
    public boolean holds(double left, double right) {
        return switch (this) {
            case EQ -> left == right;
            case NE -> left < right || left > right;
            case GT -> left > right;
            case GTE -> left >= right;
            case LT -> left < right;
            case LTE -> left <= right;
        };
    }
}
