package io.tripline.rules.evaluation;

/**
 * How often a rule is expected to hit.
 *
 * @param low smallest expected share of the interactions of its types, 0 to 1
 * @param high largest expected share, above low and up to 1
 */
public record Band(double low, double high) {
    /** Quantile of the normal distribution with 0.05 % above it. */
    private static final double Z = 3.2905;

    /** Throws IllegalArgumentException when low and high are not in that order and range. */
    public Band {
        if (!(low >= 0 && low < high && high <= 1)) {
            throw new IllegalArgumentException(
                    "a band goes from 0 or more up to 1 or less, not " + low + " to " + high);
        }
    }

    /**
     * Whether so many hits say that the rule's share has left the band, rather than chance: the 99.9 % interval of the share
     * (Wilson, 1927) lies outside of it.
     *
     * @param hits at most evaluated
     * @param evaluated interactions of the rule's types; with none nothing is said
     */
    public boolean leftBy(long hits, long evaluated) {
        if (evaluated == 0) {
            return false;
        }
        double n = evaluated;
        double share = hits / n;
        double z2 = Z * Z;
        double centre = (share + z2 / (2 * n)) / (1 + z2 / n);
        double reach = Z / (1 + z2 / n) * Math.sqrt(share * (1 - share) / n + z2 / (4 * n * n));
        return centre - reach > high || centre + reach < low;
    }
}
