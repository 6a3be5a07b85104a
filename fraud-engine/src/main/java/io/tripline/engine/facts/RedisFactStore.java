package io.tripline.engine.facts;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactValues;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.redisson.api.FunctionMode;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;

/** Facts in Redis: one hash per entity, one function call per entity of the batch, all calls in one pipeline. */
final class RedisFactStore implements FactStore {
    private final FactLibrary library;
    private final InstantSource clock;
    private final ObservationRegistry observations;
    private final DistributionSummary entities;
    private final Map<FactCatalogue, CataloguePlan> plans = Collections.synchronizedMap(new WeakHashMap<>());

    RedisFactStore(
            RedissonClient redisson, InstantSource clock, ObservationRegistry observations, MeterRegistry meters) {
        library = new FactLibrary(redisson);
        this.clock = clock;
        this.observations = observations;
        entities = DistributionSummary.builder("tripline.facts.entities")
                .description("Distinct entities whose facts one batch read and moved")
                .baseUnit("entities")
                .register(meters);
    }

    @Override
    public List<FactValues> apply(FactCatalogue catalogue, List<SourcedEvent> events, Map<String, Long> unstored) {
        List<EntityPlan> plans = planOf(catalogue).entities();
        Map<String, EntityCall> calls = new LinkedHashMap<>();
        List<FactValues> values = new ArrayList<>(events.size());
        for (SourcedEvent sourced : events) {
            FactValues own = new FactValues(catalogue.size());
            values.add(own);
            for (EntityPlan plan : plans) {
                String key = plan.entityOf(sourced.event());
                if (key != null && (sourced.read() || plan.movedBy(sourced.event()))) {
                    calls.computeIfAbsent(key, k -> new EntityCall(k, plan)).add(sourced, own);
                }
            }
        }
        entities.record(calls.size());
        call(FunctionMode.WRITE, library.apply(), calls.values(), BatchPosition.of(events, unstored, clock));
        for (int i = 0; i < values.size(); i++) {
            if (events.get(i).read()) {
                catalogue.derive(values.get(i));
            }
        }
        return values;
    }

    @Override
    public FactValues peek(FactCatalogue catalogue, Event event) {
        FactValues values = new FactValues(catalogue.size());
        List<EntityCall> calls = new ArrayList<>();
        for (EntityPlan plan : planOf(catalogue).entities()) {
            String key = plan.entityOf(event);
            if (key != null) {
                EntityCall call = new EntityCall(key, plan);
                call.addUnsourced(event, values);
                calls.add(call);
            }
        }
        call(FunctionMode.READ, library.peek(), calls, BatchPosition.of(List.of(), Map.of(), clock));
        catalogue.derive(values);
        return values;
    }

    private CataloguePlan planOf(FactCatalogue catalogue) {
        return plans.computeIfAbsent(catalogue, CataloguePlan::of);
    }

    /** One timer, and one span of the trace it runs in. */
    private void call(FunctionMode mode, String function, Collection<EntityCall> calls, BatchPosition position) {
        if (!calls.isEmpty()) {
            Observation.createNotStarted("tripline.facts", observations)
                    .contextualName("facts")
                    .observe(() -> callInTime(mode, function, calls, position));
        }
    }

    private void callInTime(FunctionMode mode, String function, Collection<EntityCall> calls, BatchPosition position) {
        try {
            library.call(mode, function, calls, position);
        } catch (RedisException e) {
            throw new FactsUnavailable(
                    "Redis did not read or move the facts of " + calls.size() + " entities: " + e.getMessage(), e);
        }
    }
}
