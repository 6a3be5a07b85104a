package io.tripline.engine.history;

import io.tripline.engine.decision.LabelledDecisions.Again;
import io.tripline.engine.facts.Epoch;
import io.tripline.engine.facts.FactStore;
import io.tripline.engine.facts.FactsLost;
import io.tripline.engine.facts.FactsUnavailable;
import io.tripline.engine.facts.Places;
import io.tripline.engine.facts.SourcedEvent;
import io.tripline.engine.history.FactLog.Reading;
import io.tripline.engine.kafka.LogReader;
import io.tripline.engine.release.Releases;
import io.tripline.rules.fact.FactCatalogue;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;

/** Counts stretches of the log into an epoch, each from the epoch's position on, in the order of the log. Thread-safe. */
@Component
class Recount {

    /** Large enough that entities come up more than once, small enough for Redis to answer in time on a busy machine. */
    private static final int EVENTS = 1_000;

    private final FactLog factLog;
    private final FactStore facts;
    private final Releases releases;

    Recount(FactLog factLog, FactStore facts, Releases releases) {
        this.factLog = factLog;
        this.facts = facts;
        this.releases = releases;
    }

    /**
     * Returns once all is counted. What was counted before anything failed stays counted, and is not counted again.
     *
     * @param told how far it is, at the beginning, about once a second, and at the end
     * @throws FactsLost when Redis lost what was counted
     * @throws FactsUnavailable when Redis does not answer in time
     */
    void count(Epoch epoch, List<Stretch> stretches, Again kind, LogReader reader, Consumer<Progress> told) {
        Course course = new Course(total(epoch, stretches, reader), told);
        FactCatalogue catalogue = releases.required().facts();
        for (Stretch stretch : stretches) {
            Reading reading = factLog.reading(stretch.partition().topic(), kind);
            long position = epoch.position(stretch.name());
            reader.read(stretch.partition(), firstOffset(epoch, stretch), stretch.end(), records -> {
                List<SourcedEvent> events = reading.events(records).stream()
                        .filter(event -> event.offset() >= position)
                        .toList();
                count(epoch, catalogue, events);
                course.counted(records.size());
            });
            facts.count(epoch, catalogue, List.of(), Map.of(stretch.name(), stretch.endPlace()));
        }
        course.end();
    }

    private void count(Epoch epoch, FactCatalogue catalogue, List<SourcedEvent> events) {
        for (int from = 0; from < events.size(); from += EVENTS) {
            List<SourcedEvent> some = events.subList(from, Math.min(from + EVENTS, events.size()));
            SourcedEvent last = some.getLast();
            facts.count(epoch, catalogue, some, Map.of(last.partition(), last.offset() + 1));
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
