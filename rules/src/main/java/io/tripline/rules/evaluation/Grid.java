package io.tripline.rules.evaluation;

import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactFunction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/** The numbers that a value can take in words that make sense: whole counts and ages, cents, whole hours of a day. */
final class Grid {
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final BigDecimal FINE = new BigDecimal("0.0001");
    private static final double LARGEST = 1e12;

    private final BigDecimal step;
    private final double low;
    private final double high;

    private Grid(BigDecimal step, double low, double high) {
        this.step = step;
        this.low = low;
        this.high = high;
    }

    static Grid of(Name name, FactCatalogue facts) {
        if (name.fact()) {
            FactDefinition fact = facts.named(name.path());
            boolean steps = fact.function() == FactFunction.SEQUENCE;
            return new Grid(step(fact.function()), 0, steps ? fact.selections().size() : LARGEST);
        }
        return switch (name.path()) {
            case "occurredAt.hour" -> new Grid(ONE, 0, 23);
            case "occurredAt.weekday" -> new Grid(ONE, 1, 7);
            case "location.lat" -> new Grid(FINE, -90, 90);
            case "location.lon" -> new Grid(FINE, -180, 180);
            case "occurredAt", "receivedAt" -> new Grid(ONE, 0, LARGEST);
            default -> new Grid(CENT, 0, LARGEST);
        };
    }

    /** The numbers at and next to this one, in order; fewer at the ends of what is possible. */
    List<Double> around(double number) {
        if (!(Math.abs(number) <= LARGEST)) {
            return List.of();
        }
        BigDecimal below = BigDecimal.valueOf(number).divide(step, 0, RoundingMode.FLOOR);
        return Stream.of(below.subtract(ONE), below, below.add(ONE))
                .map(steps -> steps.multiply(step).doubleValue() + 0.0)
                .filter(near -> near >= low && near <= high)
                .toList();
    }

    private static BigDecimal step(FactFunction function) {
        return switch (function) {
            case COUNT, DISTINCT, FIRST_SEEN, LAST_SEEN, SEQUENCE, ABSENCE -> ONE;
            case RATIO -> FINE;
            default -> CENT;
        };
    }
}
