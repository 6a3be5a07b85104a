package io.tripline.traffic.expression;

import java.math.BigDecimal;
import java.time.Instant;

/** Compares two values of one type; numbers by value, so that 1.0 equals 1. */
final class Comparisons {

    private Comparisons() {}

    static boolean holds(String operator, Object left, Object right) {
        int order = compare(left, right);
        return switch (operator) {
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static int compare(Object left, Object right) {
        return switch (left) {
            case BigDecimal number -> number.compareTo((BigDecimal) right);
            case Instant time -> time.compareTo((Instant) right);
            case Boolean truth -> truth.compareTo((Boolean) right);
            default -> left.toString().compareTo(right.toString());
        };
    }
}
