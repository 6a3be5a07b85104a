package io.tripline.engine.history;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tripline.engine.decision.LabelledDecisions.Again;
import io.tripline.engine.facts.Epoch;
import io.tripline.engine.facts.FactEpochs;
import io.tripline.engine.facts.Places;
import io.tripline.engine.history.EpochStore.Kind;
import io.tripline.engine.history.EpochStore.Row;
import io.tripline.engine.history.Recount.Pace;
import io.tripline.engine.kafka.KafkaClients;
import io.tripline.engine.kafka.LogReader;
import io.tripline.engine.release.Releases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Finds or makes an epoch of facts that has everything counted which was committed.
 *
 * <p>Redis that comes back without its last moments is where it was before them, positions and facts alike: what is missing is
 * counted on. Redis without the epoch, or one in which later events are counted already, is given a new one, counted from the
 * beginning of the log. An engine that dies meanwhile is followed by one that goes on where it was.
 */
@Component
class Recovery {

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    private final FactEpochs epochs;
    private final EpochStore store;
    private final KafkaClients clients;
    private final SeriesBook series;
    private final Releases releases;
    private final Recount recount;
    private final Counter begun;
    private final AtomicReference<@Nullable Progress> progress = new AtomicReference<>();

    Recovery(
            FactEpochs epochs,
            EpochStore store,
            KafkaClients clients,
            SeriesBook series,
            Releases releases,
            Recount recount,
            MeterRegistry meters) {
        this.epochs = epochs;
        this.store = store;
        this.clients = clients;
        this.series = series;
        this.releases = releases;
        this.recount = recount;
        begun = meters.counter("tripline.facts.epochs");
        Gauge.builder(
                        "tripline.facts.rebuild.left",
                        () -> progress().map(now -> now.of() - now.done()).orElse(0L))
                .description("Records of the log that are still to be counted before decisions go on")
                .register(meters);
    }

    Optional<Progress> progress() {
        return Optional.ofNullable(progress.get());
    }

    /** Facts are those of a release: before the first one there is nothing to find or make. */
    boolean possible() {
        return releases.current().isPresent();
    }

    /** Takes as long as it takes to count what is missing, and to wait for another engine that does. */
    Epoch wholeEpoch() throws InterruptedException {
        AtomicReference<@Nullable Epoch> found = new AtomicReference<>();
        try {
            store.alone(Kind.REBUILD, () -> found.set(countMissing()));
        } finally {
            progress.set(null);
        }
        Epoch epoch = found.get();
        if (epoch == null) {
            throw new IllegalStateException("no epoch of facts was found or begun");
        }
        return epoch;
    }

    private Epoch countMissing() throws InterruptedException {
        try (LogReader reader = new LogReader(clients)) {
            List<TopicPartition> partitions = series.partitions(reader);
            Optional<Row> last = store.last();
            Epoch epoch = last.flatMap(row -> open(row.epoch())).orElseGet(() -> begin(last, partitions));
            List<Stretch> missing = missing(epoch, partitions);
            if (!missing.isEmpty()) {
                noteWhereTheLogBegins(epoch, missing, reader);
                Pace pace = Pace.alone(now -> {
                    progress.set(now);
                    store.progress(epoch.number(), now);
                });
                recount.count(epoch, missing, pace, epoch.series(), Again.REBUILD, reader);
            }
            store.whole(epoch.number());
            return epoch;
        }
    }

    private Optional<Epoch> open(long number) {
        Optional<Epoch> found = epochs.open(number, series.read(number, Map.of()));
        found.ifPresent(epoch -> epoch.know(series.read(number, epoch.positions())));
        return found;
    }

    private Epoch begin(Optional<Row> last, List<TopicPartition> partitions) {
        long number = last.map(row -> row.epoch() + 1).orElse(1L);
        begun.increment();
        store.begin(number);
        log.info("Facts are counted from the beginning of the log, as epoch {}", number);
        series.begin(number, releases.required().facts(), partitions);
        return epochs.begin(number, series.read(number, Map.of()));
    }

    /** What was committed is counted; what was not will be delivered again. */
    private List<Stretch> missing(Epoch epoch, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> committed = clients.committed(partitions);
        List<Stretch> missing = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            Long end = committed.get(partition);
            Stretch stretch = Stretch.of(partition, end == null ? 0 : end);
            if (epoch.position(stretch.name()) < stretch.endPlace()) {
                missing.add(stretch);
            }
        }
        return missing;
    }

    private void noteWhereTheLogBegins(Epoch epoch, List<Stretch> missing, LogReader reader) {
        List<TopicPartition> partitions =
                missing.stream().map(Stretch::partition).toList();
        reader.beginnings(partitions).forEach((partition, first) -> {
            String name = Places.partition(partition.topic(), partition.partition());
            if (epoch.position(name) < Places.at(partition.topic(), first)) {
                reader.since(partition).ifPresent(since -> {
                    log.warn("The log of {} begins at offset {}: facts know nothing of before {}", name, first, since);
                    store.countedSince(epoch.number(), since);
                });
            }
        });
    }
}
