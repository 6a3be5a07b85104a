package io.tripline.rules.language;

import java.math.BigDecimal;

/** How numbers are written in rules: plain decimals of at most 15 characters, sign not counted. */
public final class Numbers {
    static final int MAX_DIGITS = 15;

    private Numbers() {}

    /** The shortest plain decimal that reads back as this number. */
    public static String text(double number) {
        if (number == 0) {
            return "0";
        }
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }

    /** Whether it is finite and short enough to be written in a rule. */
    public static boolean writable(double number) {
        return Double.isFinite(number) && text(Math.abs(number)).length() <= MAX_DIGITS;
    }
}
