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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.redisson.api.FunctionMode;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;

/** Facts in Redis: one hash per entity, one function call per entity of the batch, all calls in one pipeline. */
final class RedisFactStore implements FactStore {
    private final FactLibrary library;
    private final FactEpochs epochs;
    private final InstantSource clock;
    private final ObservationRegistry observations;
    private final DistributionSummary entities;
    private final Map<FactCatalogue, CataloguePlan> plans = Collections.synchronizedMap(new WeakHashMap<>());

    RedisFactStore(
            RedissonClient redisson,
            FactEpochs epochs,
            InstantSource clock,
            ObservationRegistry observations,
            MeterRegistry meters) {
        library = new FactLibrary(redisson);
        this.epochs = epochs;
        this.clock = clock;
        this.observations = observations;
        entities = DistributionSummary.builder("tripline.facts.entities")
                .description("Distinct entities whose facts one batch read and moved")
                .baseUnit("entities")
                .register(meters);
    }

    @Override
    public List<FactValues> apply(FactCatalogue catalogue, List<SourcedEvent> events, Map<String, Long> unstored) {
        Map<String, Long> ends = new HashMap<>();
        events.forEach(event -> ends.merge(event.partition(), event.offset() + 1, Math::max));
        Epoch epoch = epochs.required();
        return apply(epoch, catalogue, epoch.series(), events, unstored, ends);
    }

    @Override
    public void count(
            Epoch epoch, FactCatalogue catalogue, Share share, List<SourcedEvent> events, Map<String, Long> ends) {
        apply(epoch, catalogue, share, events, Map.of(), ends);
    }

    @Override
    public void pass(Map<String, Long> ends) {
        Epoch epoch = epochs.required();
        Map<String, Long> further = new HashMap<>(ends);
        further.entrySet().removeIf(end -> epoch.position(end.getKey()) >= end.getValue());
        if (!further.isEmpty()) {
            call(
                    FunctionMode.WRITE,
                    library.apply(),
                    List.of(),
                    BatchPosition.of(List.of(), Map.of(), epoch.series().oldestRun(), clock),
                    new PositionMove(epoch, further));
        }
    }

    @Override
    public FactValues peek(FactCatalogue catalogue, Event event) {
        Epoch epoch = epochs.required();
        FactValues values = new FactValues(catalogue.size());
        List<EntityCall> calls = new ArrayList<>();
        for (EntityPlan plan : planOf(catalogue, epoch.series()).entities()) {
            String entity = plan.entityOf(event);
            if (entity != null) {
                EntityCall call = new EntityCall(epoch.prefix() + entity, plan);
                call.addUnsourced(event, values);
                calls.add(call);
            }
        }
        call(FunctionMode.READ, library.peek(), calls, BatchPosition.of(List.of(), Map.of(), 0, clock), null);
        catalogue.derive(values);
        return values;
    }

    private List<FactValues> apply(
            Epoch epoch,
            FactCatalogue catalogue,
            Share share,
            List<SourcedEvent> events,
            Map<String, Long> unstored,
            Map<String, Long> ends) {
        CountedSeries series = epoch.series();
        List<EntityPlan> plans = planOf(catalogue, series).entities();
        Shares shares = new Shares(share);
        Map<String, EntityCall> calls = new LinkedHashMap<>();
        List<FactValues> values = new ArrayList<>(events.size());
        for (SourcedEvent sourced : events) {
            FactValues own = new FactValues(catalogue.size());
            values.add(own);
            for (EntityPlan plan : plans) {
                String entity = plan.entityOf(sourced.event());
                if (entity != null) {
                    IntPredicate counts = shares.of(plan, sourced);
                    if (sourced.read() || plan.movedBy(sourced.event(), counts)) {
                        calls.computeIfAbsent(entity, name -> new EntityCall(epoch.prefix() + name, plan))
                                .add(sourced, counts, own);
                    }
                }
            }
        }
        entities.record(calls.size());
        if (!ends.isEmpty()) {
            BatchPosition position = BatchPosition.of(events, unstored, series.oldestRun(), clock);
            call(FunctionMode.WRITE, library.apply(), calls.values(), position, new PositionMove(epoch, ends));
        }
        for (int i = 0; i < values.size(); i++) {
            if (events.get(i).read()) {
                catalogue.derive(values.get(i));
            }
        }
        return values;
    }

    private CataloguePlan planOf(FactCatalogue catalogue, CountedSeries series) {
        CataloguePlan plan = plans.get(catalogue);
        if (plan == null || !plan.holdsFor(series)) {
            plan = CataloguePlan.of(catalogue, series);
            plans.put(catalogue, plan);
        }
        return plan;
    }

    /** One timer, and one span of the trace it runs in. */
    private void call(
            FunctionMode mode,
            String function,
            Collection<EntityCall> calls,
            BatchPosition position,
            @Nullable PositionMove move) {
        if (calls.isEmpty() && move == null) {
            return;
        }
        Observation.createNotStarted("tripline.facts", observations)
                .contextualName("facts")
                .observe(() -> callInTime(mode, function, calls, position, move));
    }

    private void callInTime(
            FunctionMode mode,
            String function,
            Collection<EntityCall> calls,
            BatchPosition position,
            @Nullable PositionMove move) {
        try {
            library.call(mode, function, calls, position, move);
        } catch (RedisException e) {
            throw new FactsUnavailable(
                    "Redis did not read or move the facts of " + calls.size() + " entities: " + e.getMessage(), e);
        }
    }
}
