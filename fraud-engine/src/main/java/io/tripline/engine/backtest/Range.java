package io.tripline.engine.backtest;

import java.time.Instant;
import java.util.List;

/**
 * Which decisions are tested: those made at or after {@code from} and before {@code to}. By the time of decision, so that
 * nothing is added to a range that is past.
 *
 * @param types of interactions, sorted; empty for all
 */
record Range(Instant from, Instant to, List<String> types) {

    Range {
        types = List.copyOf(types);
    }

    boolean hasType(String type) {
        return types.isEmpty() || types.contains(type);
    }
}
