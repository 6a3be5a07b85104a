package io.tripline.engine.history;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What all engines know of the series of an epoch. Thread-safe. */
@Component
class SeriesStore {

    /** Stands for changes of this table in PostgreSQL's locks; never change it. */
    private static final long LOCK = 7_411_003;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SeriesStore(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    List<SeriesRow> rows(long epoch) {
        return jdbc.sql("select * from fact_series where epoch = ? order by series, generation, partition")
                .param(epoch)
                .query((row, number) -> {
                    OffsetDateTime ready = row.getObject("ready_at", OffsetDateTime.class);
                    return new SeriesRow(
                            row.getString("series"),
                            row.getInt("generation"),
                            row.getString("partition"),
                            row.getLong("from_place"),
                            row.getLong("back_fill"),
                            ready == null ? null : ready.toInstant(),
                            row.getBoolean("given_up"));
                })
                .list();
    }

    /**
     * Makes the rows of this partition those of these series, by one back-fill for all that it lacks. Those of other series
     * are given up.
     *
     * @param from counted as they come from here on; 0 where there is nothing before
     */
    void register(long epoch, String partition, Collection<String> wanted, long from) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select 1 from pg_advisory_xact_lock(?)")
                    .param(LOCK)
                    .query(Integer.class)
                    .single();
            List<SeriesRow> rows = rows(epoch);
            rows.stream()
                    .filter(row -> row.partition().equals(partition) && !row.givenUp())
                    .filter(row -> !wanted.contains(row.series()))
                    .forEach(row -> giveUp(epoch, row));
            List<String> missing = missing(rows, partition, wanted);
            if (!missing.isEmpty()) {
                long backFill = jdbc.sql("select nextval('back_fills')")
                        .query(Long.class)
                        .single();
                missing.forEach(series -> insert(epoch, partition, series, generation(rows, series), from, backFill));
            }
        });
    }

    /** The wanted series that this partition is not counted in. */
    static List<String> missing(List<SeriesRow> rows, String partition, Collection<String> wanted) {
        List<String> missing = new ArrayList<>(wanted);
        missing.removeIf(series -> rows.stream()
                .anyMatch(row -> row.series().equals(series)
                        && row.partition().equals(partition)
                        && !row.givenUp()
                        && row.generation() == generation(rows, series)));
        return missing;
    }

    /** The one to count in: another than any that was given up. */
    static int generation(List<SeriesRow> rows, String series) {
        return rows.stream()
                .filter(row -> row.series().equals(series))
                .mapToInt(row -> row.givenUp() ? row.generation() + 1 : row.generation())
                .max()
                .orElse(0);
    }

    void ready(long epoch, SeriesRow row) {
        jdbc.sql("""
                update fact_series set ready_at = ?
                where epoch = ? and series = ? and generation = ? and partition = ? and ready_at is null
                """)
                .params(now(), epoch, row.series(), row.generation(), row.partition())
                .update();
    }

    /** What was known of other epochs is of no use. */
    void forgetAllBut(long epoch) {
        jdbc.sql("delete from fact_series where epoch <> ?").param(epoch).update();
    }

    void giveUp(long epoch, SeriesRow row) {
        jdbc.sql("update fact_series set given_up = true where epoch = ? and series = ? and generation = ?")
                .params(epoch, row.series(), row.generation())
                .update();
    }

    private void insert(long epoch, String partition, String series, int generation, long from, long backFill) {
        jdbc.sql("""
                insert into fact_series (epoch, series, generation, partition, from_place, back_fill, ready_at)
                values (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(epoch, series, generation, partition, from, backFill)
                .param(from == 0 ? now() : null)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
