package io.tripline.engine.history;

import io.tripline.engine.facts.Epoch;
import io.tripline.engine.facts.FactEpochs;
import io.tripline.engine.kafka.KafkaClients;
import io.tripline.engine.kafka.LogReader;
import io.tripline.engine.release.ReleaseSet;
import io.tripline.engine.release.Releases;
import io.tripline.rules.fact.FactCatalogue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes up the series that releases bring, for the partitions that this engine counts, and says when they can be relied on.
 *
 * <p>A series is counted as events come from the end of the log at a moment when nothing is being counted; so whatever a batch
 * has in hand lies before it, and is left to the back-fill. One that no release in use has is given up before the releases are
 * swapped: it would lack what comes from then on.
 *
 * <p>A series can be relied on when it is back-filled and everything is decided that was in the log by then: whatever was read of
 * it before may be remembered for a batch that failed, and must not pass for the whole.
 */
@Component
class SeriesKeeper extends Watch {

    private static final Logger log = LoggerFactory.getLogger(SeriesKeeper.class);

    private final FactEpochs epochs;
    private final FactKeeper keeper;
    private final SeriesBook book;
    private final SeriesStore store;
    private final Releases releases;
    private final KafkaClients clients;
    /** By back-fill and partition: how far all has to be committed, as of when that was found to be counted. */
    private final Map<String, Map<TopicPartition, Long>> ends = new HashMap<>();

    SeriesKeeper(
            FactEpochs epochs,
            FactKeeper keeper,
            SeriesBook book,
            SeriesStore store,
            Releases releases,
            KafkaClients clients) {
        super("series");
        this.epochs = epochs;
        this.keeper = keeper;
        this.book = book;
        this.store = store;
        this.releases = releases;
        this.clients = clients;
        releases.beforeSwap(this::giveUpWhatIsGone);
    }

    private void giveUpWhatIsGone(ReleaseSet next) {
        epochs.current().ifPresent(epoch -> book.giveUpAllBut(epoch.number(), next.facts()));
    }

    @Override
    void look() throws InterruptedException {
        Optional<Epoch> current = epochs.current();
        Optional<ReleaseSet> inUse = releases.current();
        if (current.isPresent() && inUse.isPresent()) {
            look(current.get(), inUse.get().facts());
        }
    }

    private void look(Epoch epoch, FactCatalogue catalogue) throws InterruptedException {
        List<SeriesRow> rows = store.rows(epoch.number());
        List<TopicPartition> unlike = keeper.owned().stream()
                .filter(partition -> book.differs(rows, catalogue, partition))
                .toList();
        if (!unlike.isEmpty()) {
            keeper.alone(epoch, () -> register(epoch, catalogue, unlike));
        }
        know(epoch);
    }

    private void register(Epoch epoch, FactCatalogue catalogue, List<TopicPartition> partitions) {
        try (LogReader reader = new LogReader(clients)) {
            reader.ends(partitions)
                    .forEach((partition, end) -> book.register(epoch.number(), catalogue, partition, end));
        }
        know(epoch);
        log.info("Series of {} are taken up for {}", catalogue.size(), partitions);
    }

    private void know(Epoch epoch) {
        KnownSeries known = book.read(epoch.number(), epoch.positions());
        if (!known.unready().isEmpty()) {
            Optional<Epoch> now = epochs.open(epoch.number(), known);
            if (now.isEmpty()) {
                keeper.doubt();
                return;
            }
            Map<String, Long> positions = now.get().positions();
            markReady(epoch, known.unready(), positions);
            known = book.read(epoch.number(), positions);
        } else {
            ends.clear();
        }
        epoch.know(known);
    }

    private void markReady(Epoch epoch, List<SeriesRow> unready, Map<String, Long> positions) {
        List<SeriesRow> filled = unready.stream()
                .filter(row -> positions.getOrDefault(row.fence(), 0L) >= row.from())
                .toList();
        if (!filled.isEmpty()) {
            try (LogReader reader = new LogReader(clients)) {
                List<TopicPartition> all = book.partitions(reader);
                Map<TopicPartition, Long> committed = clients.committed(all);
                for (SeriesRow row : filled) {
                    String topic = KnownSeries.topic(row.partition());
                    Map<TopicPartition, Long> decided =
                            ends.computeIfAbsent(epoch.number() + row.fence(), _ -> reader.ends(read(all, topic)));
                    if (decided.entrySet().stream()
                            .allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue())) {
                        store.ready(epoch.number(), row);
                    }
                }
            }
        }
    }

    /** The partitions that the series counts, and those that its facts are read for. */
    private static List<TopicPartition> read(List<TopicPartition> all, String topic) {
        return all.stream()
                .filter(partition ->
                        partition.topic().equals(topic) || partition.topic().equals(FactLog.INTERACTIONS))
                .toList();
    }
}
