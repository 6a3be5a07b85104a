package io.tripline.engine.decision;

import static java.util.Objects.requireNonNull;

import io.tripline.engine.breaker.Breakers;
import io.tripline.engine.decision.Finisher.Beside;
import io.tripline.engine.facts.CountedSeries;
import io.tripline.engine.facts.FactEpochs;
import io.tripline.engine.facts.FactStore;
import io.tripline.engine.kafka.Headers;
import io.tripline.engine.kafka.Publisher;
import io.tripline.engine.kafka.Rejected;
import io.tripline.engine.release.ReleaseSet;
import io.tripline.engine.release.Releases;
import io.tripline.rules.fact.FactValues;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Makes exactly one decision for each interaction, however often Kafka delivers it.
 *
 * <p>Every step can be repeated: facts count an event once by its place in the log, evaluation has no effect, the store
 * keeps the first decision of an interaction, and what is published is what the store holds. So a batch that failed
 * anywhere is simply given here again.
 */
@Service
public class Decider {

    private final Releases releases;
    private final FactStore factStore;
    private final FactEpochs epochs;
    private final DecisionMaker maker;
    private final DecisionStore store;
    private final Publisher publisher;
    private final Tracing tracing;
    private final DecisionMetrics metrics;
    private final Breakers breakers;
    private final Finisher finisher;
    private final Clock clock;

    Decider(
            Releases releases,
            FactStore factStore,
            FactEpochs epochs,
            DecisionMaker maker,
            DecisionStore store,
            Publisher publisher,
            Tracing tracing,
            DecisionMetrics metrics,
            Breakers breakers,
            Finisher finisher,
            Clock clock) {
        this.releases = releases;
        this.factStore = factStore;
        this.epochs = epochs;
        this.maker = maker;
        this.store = store;
        this.publisher = publisher;
        this.tracing = tracing;
        this.metrics = metrics;
        this.breakers = breakers;
        this.finisher = finisher;
        this.clock = clock;
    }

    /**
     * Decides a batch of the topic {@code interactions}, in its order, each chunk of it by the releases in use when the
     * chunk is taken up; on return all of it is stored and published. For one thread at a time.
     *
     * @return the records that can never be decided
     */
    public List<Rejected> decide(List<ConsumerRecord<String, byte[]>> records) {
        Steps steps = new Steps(clock);
        Arrivals arrivals = Arrivals.read(records);
        Map<UUID, StoredDecision> decided = store.find(arrivals.byId().keySet());
        List<Chunk> chunks = Chunk.of(withoutRepeats(arrivals, decided));
        steps.done("lookup");
        try (Beside finishing = finisher.beside()) {
            for (Chunk chunk : chunks) {
                ReleaseSet current = releases.required();
                CountedSeries counted = epochs.series();
                List<FactValues> facts = factStore.apply(current.facts(), chunk.events(decided), chunk.unstored());
                Steps taken = steps;
                taken.done("facts");
                finishing.next(() -> finish(current, chunk.arrivals(), decided, facts, counted, taken));
                steps = new Steps(clock);
            }
        }
        return arrivals.rejected();
    }

    private void finish(
            ReleaseSet current,
            List<Arrival> firsts,
            Map<UUID, StoredDecision> decided,
            List<FactValues> facts,
            CountedSeries counted,
            Steps steps) {
        List<NewDecision> made = make(current, firsts, decided, facts, counted, steps);
        steps.done("rules");
        Map<UUID, NewDecision> won = store.add(made);
        List<ProducerRecord<String, byte[]>> standing = standing(firsts, won, decided);
        steps.done("store");
        publisher.publish(standing);
        steps.done("publish");
        won.values().forEach(decision -> tracing.finish(decision, steps));
        metrics.count(won.values(), steps);
        breakers.saw(
                current.live(),
                won.values().stream()
                        .filter(decision ->
                                decision.releaseHash().equals(current.live().hash()))
                        .map(NewDecision::seen)
                        .toList());
    }

    /** An interaction decided from another place in the log was sent twice: only its first place counts. */
    private static List<Arrival> withoutRepeats(Arrivals arrivals, Map<UUID, StoredDecision> decided) {
        return arrivals.byId().values().stream()
                .filter(arrival -> {
                    StoredDecision before = decided.get(arrival.interaction().id());
                    return before == null || arrival.standsAt(before.partition(), before.offset());
                })
                .toList();
    }

    private List<NewDecision> make(
            ReleaseSet current,
            List<Arrival> firsts,
            Map<UUID, StoredDecision> decided,
            List<FactValues> facts,
            CountedSeries counted,
            Steps steps) {
        Duration factsTook = steps.took("facts");
        List<NewDecision> made = new ArrayList<>(firsts.size());
        for (int i = 0; i < firsts.size(); i++) {
            Arrival arrival = firsts.get(i);
            if (!decided.containsKey(arrival.id())) {
                DecisionTrace trace = tracing.start(arrival.traceparent(), steps.start());
                made.add(maker.make(current, arrival, facts.get(i), counted, trace, steps.start(), factsTook));
            }
        }
        return made;
    }

    /** What the store holds for each interaction: made just now, made before, or made meanwhile by another engine. */
    private List<ProducerRecord<String, byte[]>> standing(
            List<Arrival> firsts, Map<UUID, NewDecision> won, Map<UUID, StoredDecision> decided) {
        Map<UUID, StoredDecision> others = new HashMap<>(decided);
        others.putAll(store.find(firsts.stream()
                .map(Arrival::id)
                .filter(id -> !won.containsKey(id) && !decided.containsKey(id))
                .toList()));
        List<ProducerRecord<String, byte[]>> standing = new ArrayList<>(firsts.size());
        for (Arrival arrival : firsts) {
            NewDecision mine = won.get(arrival.id());
            if (mine != null) {
                standing.add(event(mine.stored(), mine.trace().traceparent()));
            } else {
                standing.add(event(requireNonNull(others.get(arrival.id())), arrival.traceparent()));
            }
        }
        return standing;
    }

    private static ProducerRecord<String, byte[]> event(StoredDecision decision, @Nullable String traceparent) {
        return Headers.event(
                "decisions",
                decision.userId(),
                "io.tripline.decision.made",
                decision.id().toString(),
                decision.decidedAt(),
                decision.body(),
                traceparent);
    }
}
