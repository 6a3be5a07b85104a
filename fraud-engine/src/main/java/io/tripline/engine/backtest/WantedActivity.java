package io.tripline.engine.backtest;

import io.tripline.engine.backtest.Chronicle.Written;
import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactDefinition;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What of user activity a backtest has to know.
 *
 * @param facts those that are counted again and that user activity moves; at least one
 * @param firstInteraction when the earliest interaction happened that reads them
 * @param end what was written at or after it counts for none
 */
record WantedActivity(List<FactDefinition> facts, Instant firstInteraction, Instant end) {

    /** What happened before it moves none of the facts. */
    Instant from() {
        return facts.stream().map(this::from).min(Comparator.naturalOrder()).orElseThrow();
    }

    List<String> names() {
        return facts.stream().map(FactDefinition::name).toList();
    }

    boolean wants(Written written) {
        Event event = written.event();
        return written.at().isBefore(end)
                && facts.stream()
                        .anyMatch(fact -> fact.countedBy(event) && !event.time().isBefore(from(fact)));
    }

    /** Paths of the fields that the facts read. */
    Set<String> fields() {
        return Gaps.fields(facts);
    }

    private Instant from(FactDefinition fact) {
        return Gaps.reach(fact).map(firstInteraction::minus).orElse(Instant.EPOCH);
    }
}
