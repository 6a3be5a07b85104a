package io.tripline.engine.backtest;

import org.jspecify.annotations.Nullable;

/**
 * A share of counted things, with the interval in which the true share lies 19 times out of 20 (Wilson).
 *
 * @param of how many of them
 * @param over how many there are
 * @param value from 0 to 1; null, as are the ends of the interval, when there are none
 */
record Share(
        long of,
        long over,
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high) {

    /** Standard deviations on both sides of the mean that hold 95 % of a normal distribution. */
    private static final double Z = 1.959963984540054;

    static Share of(long of, long over) {
        if (over == 0) {
            return new Share(of, over, null, null, null);
        }
        double share = (double) of / over;
        double middle = share + Z * Z / (2 * over);
        double width = Z * Math.sqrt(share * (1 - share) / over + Z * Z / (4.0 * over * over));
        double whole = 1 + Z * Z / over;
        return new Share(of, over, share, Math.max(0, (middle - width) / whole), Math.min(1, (middle + width) / whole));
    }
}
