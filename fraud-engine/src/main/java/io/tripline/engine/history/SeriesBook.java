package io.tripline.engine.history;

import io.tripline.engine.facts.Places;
import io.tripline.engine.kafka.LogReader;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactDefinition;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;

/** Knows which series an epoch has, and takes up new ones. Thread-safe. */
@Component
class SeriesBook {

    private final SeriesStore store;
    private final Clock clock;
    private volatile Map<String, List<String>> topics = Map.of();

    SeriesBook(SeriesStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Looks up which partitions there are. */
    List<TopicPartition> partitions(LogReader reader) {
        Map<String, List<String>> found = new HashMap<>();
        List<TopicPartition> partitions = FactLog.TOPICS.stream()
                .flatMap(topic -> reader.partitions(topic).stream())
                .toList();
        for (TopicPartition partition : partitions) {
            found.merge(partition.topic(), List.of(name(partition)), SeriesBook::both);
        }
        topics = Map.copyOf(found);
        return partitions;
    }

    /** As all engines know it now, with how far each partition is counted. */
    KnownSeries read(long epoch, Map<String, Long> positions) {
        return KnownSeries.of(store.rows(epoch), topics, positions, clock.instant());
    }

    /** All series of the catalogue count all of these partitions, of which nothing is counted yet. */
    void begin(long epoch, FactCatalogue catalogue, List<TopicPartition> partitions) {
        store.forgetAllBut(epoch);
        for (TopicPartition partition : partitions) {
            store.register(epoch, name(partition), series(catalogue, partition.topic()), 0);
        }
    }

    /** Whether the catalogue has series that this partition is not counted in, or lacks some that it is. */
    boolean differs(List<SeriesRow> rows, FactCatalogue catalogue, TopicPartition partition) {
        Set<String> wanted = series(catalogue, partition.topic());
        String name = name(partition);
        return !SeriesStore.missing(rows, name, wanted).isEmpty()
                || rows.stream()
                        .anyMatch(row ->
                                row.partition().equals(name) && !row.givenUp() && !wanted.contains(row.series()));
    }

    /** From the end of the partition on, the catalogue's series are counted as events come. */
    void register(long epoch, FactCatalogue catalogue, TopicPartition partition, long end) {
        store.register(epoch, name(partition), series(catalogue, partition.topic()), Places.at(partition.topic(), end));
    }

    /** Series that are in none of these facts are counted no more; what comes meanwhile, they lack. */
    void giveUpAllBut(long epoch, FactCatalogue catalogue) {
        List<SeriesRow> rows = store.rows(epoch);
        Set<String> wanted = new TreeSet<>();
        FactLog.TOPICS.forEach(topic -> wanted.addAll(series(catalogue, topic)));
        rows.stream()
                .filter(row -> !row.givenUp() && !wanted.contains(row.series()))
                .forEach(row -> store.giveUp(epoch, row));
    }

    private static Set<String> series(FactCatalogue catalogue, String topic) {
        Set<String> series = new TreeSet<>();
        for (FactDefinition fact : catalogue.facts()) {
            if (fact.stored() && FactLog.topics(fact).contains(topic)) {
                series.add(fact.seriesId());
            }
        }
        return series;
    }

    private static String name(TopicPartition partition) {
        return Places.partition(partition.topic(), partition.partition());
    }

    private static List<String> both(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
