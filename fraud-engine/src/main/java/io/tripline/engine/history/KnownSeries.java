package io.tripline.engine.history;

import io.tripline.engine.facts.CountedSeries;
import io.tripline.engine.facts.Share;
import io.tripline.rules.fact.FactDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of all series of an epoch.
 *
 * @param current by series, what counts: the rows of its newest generation
 * @param topics the partitions that each topic has
 */
record KnownSeries(
        Map<String, Newest> current, Map<String, List<String>> topics, long oldestRun, Set<String> waitingTopics)
        implements CountedSeries {

    /** So long, what a back-fill sent may still reach Redis. */
    private static final Duration AFTERMATH = Duration.ofHours(1);

    private static final long NO_RUN = Integer.MAX_VALUE;

    /** Of a series in use; given up until it is registered again. */
    record Newest(int generation, Map<String, SeriesRow> rows, int percent) {}

    /**
     * Puts together what is known.
     *
     * @param positions by partition and by fence, how far each is counted
     */
    static KnownSeries of(
            List<SeriesRow> rows, Map<String, List<String>> topics, Map<String, Long> positions, Instant now) {
        Map<String, Newest> current = new HashMap<>();
        Set<String> waiting = new HashSet<>();
        long oldest = NO_RUN;
        for (SeriesRow row : rows) {
            int generation = SeriesStore.generation(rows, row.series());
            Map<String, SeriesRow> counted = new HashMap<>();
            rows.stream()
                    .filter(one -> one.series().equals(row.series()) && one.generation() == generation)
                    .forEach(one -> counted.put(one.partition(), one));
            current.computeIfAbsent(row.series(), _ -> new Newest(generation, counted, percent(counted, positions)));
            if (inProgress(row, now)) {
                oldest = Math.min(oldest, row.backFill());
            }
        }
        current.values().stream()
                .flatMap(newest -> newest.rows().values().stream())
                .filter(row -> positions.getOrDefault(row.fence(), 0L) < row.from() && !row.ready())
                .forEach(row -> waiting.add(topic(row.partition())));
        waiting.retainAll(Set.of(FactLog.LABELS));
        return new KnownSeries(Map.copyOf(current), topics, oldest, waiting);
    }

    @Override
    public int generation(String seriesId) {
        Newest newest = current.get(seriesId);
        return newest == null ? 0 : newest.generation();
    }

    @Override
    public long from(String seriesId, String partition) {
        Newest newest = current.get(seriesId);
        SeriesRow row = newest == null ? null : newest.rows().get(partition);
        return row == null ? Share.NONE : row.from();
    }

    @Override
    public boolean ready(FactDefinition fact) {
        Newest newest = current.get(fact.seriesId());
        return newest != null
                && FactLog.topics(fact).stream()
                        .allMatch(topic -> topics.containsKey(topic)
                                && topics.get(topic).stream()
                                        .map(newest.rows()::get)
                                        .allMatch(row -> row != null && row.ready()));
    }

    @Override
    public int percent(String seriesId) {
        Newest newest = current.get(seriesId);
        return newest == null ? 0 : newest.percent();
    }

    @Override
    public boolean waiting(String topic) {
        return waitingTopics.contains(topic);
    }

    /** What is not ready, the longest first to be asked for. */
    List<SeriesRow> unready() {
        return current.values().stream()
                .flatMap(newest -> newest.rows().values().stream())
                .filter(row -> !row.ready())
                .sorted(Comparator.comparingLong(SeriesRow::backFill).thenComparing(SeriesRow::partition))
                .toList();
    }

    static String topic(String partition) {
        return partition.substring(0, partition.lastIndexOf('-'));
    }

    private static boolean inProgress(SeriesRow row, Instant now) {
        Instant readyAt = row.readyAt();
        return row.from() > 0
                && !row.givenUp()
                && (readyAt == null || readyAt.plus(AFTERMATH).isAfter(now));
    }

    private static int percent(Map<String, SeriesRow> rows, Map<String, Long> positions) {
        long of = 0;
        long done = 0;
        for (SeriesRow row : rows.values()) {
            of += row.from();
            done += row.ready() ? row.from() : Math.min(row.from(), positions.getOrDefault(row.fence(), 0L));
        }
        return new Progress(done, of).percent();
    }
}
