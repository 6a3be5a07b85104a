package io.tripline.rules.fact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Facts in memory for one pass over a history, in buckets as they are kept in life: exact for events that come late by less
 * than a tenth of a fact's window. DISTINCT counts at most {@link FactDefinition#MAX_MEMBERS} members; SEQUENCE and ABSENCE
 * remember as many events of a window. Not thread-safe.
 */
public final class HistoryFacts {
    private static final int BYTES_OF_ENTITY = 250;

    private final List<Plan> plans;
    private long bytes;

    /** Of these facts; ratios and lists among them are left out. */
    public HistoryFacts(Collection<FactDefinition> facts) {
        Map<String, Plan> bySeries = new LinkedHashMap<>();
        facts.stream()
                .filter(FactDefinition::stored)
                .forEach(fact -> bySeries.computeIfAbsent(
                                fact.seriesId(), _ -> new Plan(fact, new ArrayList<>(), new HashMap<>()))
                        .facts()
                        .add(fact));
        plans = List.copyOf(bySeries.values());
    }

    /**
     * Gives the facts as they are just before the event, or with it where the definition includes it, and counts it.
     *
     * @param values of a catalogue in which the facts have their slots; null when nobody asks
     */
    public void apply(Event event, @Nullable FactValues values) {
        for (Plan plan : plans) {
            List<String> entity = plan.definition().entityOf(event);
            if (entity != null) {
                apply(plan, entity, event, values);
            }
        }
    }

    /** About so much memory is taken. */
    public long bytes() {
        return bytes;
    }

    private void apply(Plan plan, List<String> entity, Event event, @Nullable FactValues values) {
        HistorySeries series = plan.series().get(entity);
        read(plan, false, series, event, values);
        if (plan.definition().countedBy(event)) {
            if (series == null) {
                series = new HistorySeries(plan.definition());
                plan.series().put(entity, series);
                bytes += BYTES_OF_ENTITY;
            }
            bytes += series.add(event);
        }
        read(plan, true, series, event, values);
    }

    private static void read(
            Plan plan, boolean withCurrent, @Nullable HistorySeries series, Event event, @Nullable FactValues values) {
        if (values != null) {
            for (FactDefinition fact : plan.facts()) {
                if (fact.includeCurrent() == withCurrent) {
                    HistorySeries.put(series, fact, event, values);
                }
            }
        }
    }

    /** Facts of one series, which differ only in whether they include the event that reads; series by entity. */
    private record Plan(
            FactDefinition definition, List<FactDefinition> facts, Map<List<String>, HistorySeries> series) {}
}
