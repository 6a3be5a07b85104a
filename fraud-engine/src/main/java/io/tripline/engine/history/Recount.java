package io.tripline.engine.history;

import io.tripline.engine.decision.LabelledDecisions.Again;
import io.tripline.engine.facts.Epoch;
import io.tripline.engine.facts.FactStore;
import io.tripline.engine.facts.FactsLost;
import io.tripline.engine.facts.FactsUnavailable;
import io.tripline.engine.facts.Places;
import io.tripline.engine.facts.Share;
import io.tripline.engine.facts.SourcedEvent;
import io.tripline.engine.history.FactLog.Reading;
import io.tripline.engine.kafka.LogReader;
import io.tripline.engine.release.Releases;
import io.tripline.rules.fact.FactCatalogue;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;

/** Counts stretches of the log into an epoch, each from the epoch's position on, in the order of the log. Thread-safe. */
@Component
class Recount {

    private final FactLog factLog;
    private final FactStore facts;
    private final Releases releases;

    Recount(FactLog factLog, FactStore facts, Releases releases) {
        this.factLog = factLog;
        this.facts = facts;
        this.releases = releases;
    }

    /**
     * How fast.
     *
     * @param events that go to Redis at once
     * @param resting whether it rests as long as it worked
     * @param wanted whether it is to go on
     * @param told how far it is, at the beginning, about once a second, and at the end
     */
    record Pace(int events, boolean resting, BooleanSupplier wanted, Consumer<Progress> told) {

        /** Alone: large enough that entities come up more than once, small enough for Redis to answer in time. */
        static Pace alone(Consumer<Progress> told) {
            return new Pace(1_000, false, () -> true, told);
        }

        /** Beside decisions, which wait for Redis no longer than for one another. */
        static Pace beside(BooleanSupplier wanted) {
            return new Pace(100, true, wanted, progress -> {});
        }
    }

    /**
     * Returns once all is counted. What was counted before anything failed stays counted, and is not counted again.
     *
     * @throws FactsLost when Redis lost what was counted
     * @throws FactsUnavailable when Redis does not answer in time
     * @throws CancellationException when it is not wanted any more
     */
    void count(Epoch epoch, List<Stretch> stretches, Pace pace, Share share, Again kind, LogReader reader) {
        Course course = new Course(total(epoch, stretches, reader), pace.told());
        FactCatalogue catalogue = releases.required().facts();
        for (Stretch stretch : stretches) {
            Reading reading = factLog.reading(stretch.partition().topic(), kind);
            long position = epoch.position(stretch.name());
            reader.read(stretch.partition(), firstOffset(epoch, stretch), stretch.end(), records -> {
                List<SourcedEvent> events = reading.events(records).stream()
                        .filter(event -> event.offset() >= position)
                        .map(event -> event.as(stretch.name()))
                        .toList();
                count(epoch, catalogue, share, events, pace);
                course.counted(records.size());
            });
            facts.count(epoch, catalogue, share, List.of(), Map.of(stretch.name(), stretch.endPlace()));
        }
        course.end();
    }

    private void count(Epoch epoch, FactCatalogue catalogue, Share share, List<SourcedEvent> events, Pace pace) {
        for (int from = 0; from < events.size(); from += pace.events()) {
            if (!pace.wanted().getAsBoolean()) {
                throw new CancellationException("what is being counted is not wanted any more");
            }
            List<SourcedEvent> some = events.subList(from, Math.min(from + pace.events(), events.size()));
            SourcedEvent last = some.getLast();
            long begun = System.nanoTime();
            facts.count(epoch, catalogue, share, some, Map.of(last.partition(), last.offset() + 1));
            if (pace.resting()) {
                LockSupport.parkNanos(System.nanoTime() - begun);
            }
        }
    }

    private static long total(Epoch epoch, List<Stretch> stretches, LogReader reader) {
        Map<TopicPartition, Long> beginnings =
                reader.beginnings(stretches.stream().map(Stretch::partition).toList());
        return stretches.stream()
                .mapToLong(stretch -> Math.max(
                        0,
                        stretch.end()
                                - Math.max(
                                        firstOffset(epoch, stretch), beginnings.getOrDefault(stretch.partition(), 0L))))
                .sum();
    }

    private static long firstOffset(Epoch epoch, Stretch stretch) {
        String topic = stretch.partition().topic();
        return FactLog.readFromTheFirst(topic) ? 0 : Places.offset(topic, epoch.position(stretch.name()));
    }
}
