package io.tripline.engine.backtest;

import io.tripline.engine.backtest.PastDecision.Label;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the stored decisions of a range a slice at a time, each slice with one short statement. Thread-safe. */
final class StoredDecisions {

    private static final Logger log = LoggerFactory.getLogger(StoredDecisions.class);

    /** Large enough that a statement costs little for each, small enough that a few are held at a time. */
    private static final int SLICE = 1_000;

    /**
     * The times by themselves let PostgreSQL see how little is asked for, and each label is looked up: without that it would
     * go through both tables for every slice.
     */
    private static final String READ = """
            select id, decided_at, release_hash, body, label, source, known_at
            from decisions left join lateral (
                select label, source, known_at from decision_labels
                where decision_labels.interaction_id = decisions.interaction_id offset 0) as known on true
            where decided_at >= ? and decided_at <= ? and (decided_at, id) >= (?, ?) and (decided_at, id) < (?, ?)
            """;

    private static final int PATIENCE_MILLIS = 120_000;
    private static final UUID LOWEST = new UUID(0, 0);
    private static final Executor SAME_THREAD = Runnable::run;

    private final DataSource dataSource;
    private final Range range;
    private final Set<PreparedStatement> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    StoredDecisions(DataSource dataSource, Range range) {
        this.dataSource = dataSource;
        this.range = range;
    }

    /** Ends what is being read now with an SQLException, and lets nothing be read any more. */
    void stop() {
        stopped = true;
        for (PreparedStatement statement : running) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                log.warn("A statement cannot be cancelled, and ends by itself: {}", e.toString());
            }
        }
    }

    /** How many decisions each release made, by its hash. */
    Map<String, Long> byRelease() throws SQLException {
        String sql = "select release_hash, count(*) from decisions where" + filter() + " group by 1";
        Map<String, Long> releases = new TreeMap<>();
        ask(sql, bounds(), row -> releases.put(row.getString(1), row.getLong(2)));
        return releases;
    }

    /** The range in slices of so many decisions, in their order. */
    List<Slice> slices() throws SQLException {
        String sql =
                "select decided_at, id from (select decided_at, id, row_number() over (order by decided_at, id) as n"
                        + " from decisions where" + filter() + ") as numbered where n % " + SLICE
                        + " = 1 order by decided_at, id";
        List<Place> starts = new ArrayList<>();
        ask(sql, bounds(), row -> starts.add(new Place(time(row, 1), row.getObject(2, UUID.class))));
        starts.add(new Place(range.to(), LOWEST));
        List<Slice> slices = new ArrayList<>(starts.size());
        for (int i = 0; i + 1 < starts.size(); i++) {
            slices.add(new Slice(starts.get(i), starts.get(i + 1)));
        }
        return slices;
    }

    /** The decisions of a slice, in their order. */
    List<Row> read(Slice slice) throws SQLException {
        List<Row> rows = new ArrayList<>(SLICE);
        OffsetDateTime first = utc(slice.from().decidedAt());
        OffsetDateTime end = utc(slice.to().decidedAt());
        ask(
                READ + ofType() + " order by decided_at, id",
                List.of(first, end, first, slice.from().id(), end, slice.to().id()),
                row -> rows.add(new Row(
                        row.getObject(1, UUID.class), time(row, 2), row.getString(3), row.getBytes(4), label(row))));
        return rows;
    }

    /**
     * When the first decision before the range was made whose interaction happened at most so long before the first one in
     * the range; the beginning of the range when there is none.
     */
    Instant longBefore(Duration window) throws SQLException {
        String sql =
                "select min(decided_at) from decisions where occurred_at >= (select min(occurred_at) from decisions"
                        + " where" + filter() + ") - " + window.toSeconds() + " * interval '1 second'";
        List<Instant> first = new ArrayList<>();
        ask(sql, bounds(), row -> {
            OffsetDateTime time = row.getObject(1, OffsetDateTime.class);
            if (time != null) {
                first.add(time.toInstant());
            }
        });
        return first.isEmpty() || first.getFirst().isAfter(range.from()) ? range.from() : first.getFirst();
    }

    /** When the earliest interaction of the range happened; empty when there is none. */
    Optional<Instant> firstInteraction() throws SQLException {
        List<Instant> first = new ArrayList<>();
        ask("select min(occurred_at) from decisions where" + filter(), bounds(), row -> {
            if (row.getObject(1) != null) {
                first.add(time(row, 1));
            }
        });
        return first.stream().findFirst();
    }

    private void ask(String sql, List<Object> values, Taker taker) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            connection.setNetworkTimeout(SAME_THREAD, PATIENCE_MILLIS);
            int place = 1;
            for (Object value : values) {
                statement.setObject(place++, value);
            }
            if (!range.types().isEmpty()) {
                statement.setObject(place, range.types().toArray(String[]::new));
            }
            running.add(statement);
            try {
                if (stopped) {
                    throw new SQLException("stopped before it was asked");
                }
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        taker.take(rows);
                    }
                }
            } finally {
                running.remove(statement);
            }
        }
    }

    private List<Object> bounds() {
        return List.of(utc(range.from()), utc(range.to()));
    }

    private String filter() {
        return " decided_at >= ? and decided_at < ?" + ofType();
    }

    private String ofType() {
        return range.types().isEmpty() ? "" : " and type = any (?)";
    }

    private static @Nullable Label label(ResultSet row) throws SQLException {
        String label = row.getString(5);
        return label == null ? null : new Label(label, row.getString(6), time(row, 7));
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    /** A place in the order of decisions. */
    record Place(Instant decidedAt, UUID id) {}

    /** All decisions from one place up to another, which is not in it. */
    record Slice(Place from, Place to) {}

    /**
     * A stored decision.
     *
     * @param label null when none is known
     */
    @SuppressWarnings("ArrayRecordComponent") // The bytes are passed on, never changed and never compared.
    record Row(
            UUID id,
            Instant decidedAt,
            String releaseHash,
            byte[] body,
            @Nullable Label label) {}

    private interface Taker {
        void take(ResultSet row) throws SQLException;
    }
}
