package io.tripline.engine.history;

import io.tripline.engine.decision.LabelledDecisions.Again;
import io.tripline.engine.facts.Epoch;
import io.tripline.engine.facts.FactEpochs;
import io.tripline.engine.facts.FactsLost;
import io.tripline.engine.facts.Places;
import io.tripline.engine.facts.Share;
import io.tripline.engine.history.EpochStore.Kind;
import io.tripline.engine.kafka.KafkaClients;
import io.tripline.engine.kafka.LogReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Counts for new series what the log had before they were taken up, beside the events that come, under fences of its own. One
 * engine at a time; one that dies is followed by another from the position on.
 */
@Component
class BackFill extends Watch {

    private static final Logger log = LoggerFactory.getLogger(BackFill.class);

    private final FactEpochs epochs;
    private final FactKeeper keeper;
    private final EpochStore turns;
    private final SeriesBook book;
    private final Recount recount;
    private final KafkaClients clients;

    BackFill(
            FactEpochs epochs,
            FactKeeper keeper,
            EpochStore turns,
            SeriesBook book,
            Recount recount,
            KafkaClients clients) {
        super("back-fill");
        this.epochs = epochs;
        this.keeper = keeper;
        this.turns = turns;
        this.book = book;
        this.recount = recount;
        this.clients = clients;
    }

    @Override
    void look() throws InterruptedException {
        if (!toFill().isEmpty()) {
            turns.alone(Kind.BACK_FILL, () -> {
                List<SeriesRow> first = toFill();
                if (!first.isEmpty()) {
                    fill(first);
                }
            });
        }
    }

    /** What one back-fill lacks of one partition; empty when none lacks anything. */
    private List<SeriesRow> toFill() {
        Optional<Epoch> current = epochs.current();
        if (current.isEmpty()) {
            return List.of();
        }
        Epoch epoch = current.get();
        KnownSeries known = book.read(epoch.number(), epoch.positions());
        if (known.unready().isEmpty()) {
            return List.of();
        }
        List<SeriesRow> lacking = epochs.open(epoch.number(), known).stream()
                .flatMap(now -> known.unready().stream().filter(row -> now.position(row.fence()) < row.from()))
                .toList();
        return lacking.stream()
                .filter(row -> row.fence().equals(lacking.getFirst().fence()))
                .toList();
    }

    private void fill(List<SeriesRow> rows) {
        SeriesRow any = rows.getFirst();
        Optional<Epoch> now = epochs.current().flatMap(epoch -> epochs.open(epoch.number(), epoch.series()));
        if (now.isEmpty()) {
            keeper.doubt();
            return;
        }
        Epoch epoch = now.get();
        Set<String> series = rows.stream().map(SeriesRow::series).collect(Collectors.toSet());
        Share share = (id, _) -> series.contains(id) ? 0 : Share.NONE;
        Stretch stretch = stretch(any);
        try (LogReader reader = new LogReader(clients)) {
            log.info("{} new series are back-filled from {} up to {}", series.size(), any.partition(), stretch.end());
            recount.count(
                    epoch,
                    List.of(stretch),
                    Recount.Pace.beside(() -> stillWanted(epoch, any)),
                    share,
                    Again.BACK_FILL,
                    reader);
        } catch (FactsLost e) {
            keeper.doubt();
            throw e;
        }
    }

    private boolean stillWanted(Epoch epoch, SeriesRow row) {
        return epochs.current()
                .filter(current -> current.number() == epoch.number())
                .map(current -> current.series() instanceof KnownSeries known
                        && known.unready().contains(row))
                .orElse(false);
    }

    private static Stretch stretch(SeriesRow row) {
        String topic = KnownSeries.topic(row.partition());
        int number = Integer.parseInt(row.partition().substring(topic.length() + 1));
        return new Stretch(new TopicPartition(topic, number), Places.offset(topic, row.from()), row.fence());
    }
}
