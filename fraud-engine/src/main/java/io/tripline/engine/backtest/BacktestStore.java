package io.tripline.engine.backtest;

import io.tripline.engine.backtest.Backtest.Progress;
import io.tripline.engine.backtest.Backtest.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what was asked for and what came of it, for all engines; times are those of PostgreSQL. Thread-safe. */
@Component
class BacktestStore {

    private static final String COLUMNS = """
            select id, release_hash, range_from, range_to, types, examples, apply_holds, requested_by, requested_at, status,
                problem, started_at, finished_at, done, total,
                extract(epoch from coalesce(finished_at, now()) - started_at) as seconds
            """;
    private static final String UNFINISHED = "status in ('WAITING', 'RUNNING')";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final BacktestProperties properties;

    BacktestStore(JdbcClient jdbc, JsonMapper json, BacktestProperties properties) {
        this.jdbc = jdbc;
        this.json = json;
        this.properties = properties;
    }

    /** Writes a backtest down that waits, and forgets the oldest finished ones beyond those that are kept. */
    void add(BacktestOrder order, String requestedBy) {
        Range range = order.range();
        jdbc.sql("""
                insert into backtests (id, release_hash, range_from, range_to, types, examples, apply_holds, requested_by,
                    requested_at, status, beat_at, done, cancel)
                values (?, ?, ?, ?, ?, ?, ?, ?, now(), 'WAITING', now(), 0, false)
                """)
                .params(
                        order.id(),
                        order.candidate().release().hash(),
                        utc(range.from()),
                        utc(range.to()),
                        range.types().toArray(String[]::new),
                        order.examples(),
                        order.applyHolds(),
                        requestedBy)
                .update();
        jdbc.sql("delete from backtests where not " + UNFINISHED + " and id not in"
                        + " (select id from backtests order by requested_at desc, id desc limit ?)")
                .param(properties.kept())
                .update();
    }

    void started(UUID id) {
        jdbc.sql("update backtests set status = 'RUNNING', started_at = now(), beat_at = now()"
                        + " where id = ? and status = 'WAITING'")
                .param(id)
                .update();
    }

    /** Says that it still runs, and how far it is; answers whether somebody wants it cancelled. */
    boolean beat(UUID id, long done, @Nullable Long total) {
        return jdbc.sql("update backtests set beat_at = now(), done = ?, total = ? where id = ? returning cancel")
                .param(done)
                .param(total)
                .param(id)
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    /** Ends it, unless it has ended. */
    void finished(UUID id, Status status, @Nullable String problem, @Nullable BacktestResult result) {
        jdbc.sql("update backtests set status = ?, problem = ?, result = ?, finished_at = now() where id = ? and "
                        + UNFINISHED)
                .param(status.name())
                .param(problem)
                .param(result == null ? null : json.writeValueAsString(result))
                .param(id)
                .update();
    }

    /** Asks whichever engine runs it to end it. */
    void cancel(UUID id) {
        jdbc.sql("update backtests set cancel = true where id = ? and " + UNFINISHED)
                .param(id)
                .update();
    }

    /** Fails those whose engine is silent. */
    void failAbandoned() {
        jdbc.sql("update backtests set status = 'FAILED', finished_at = beat_at, problem ="
                        + " 'The engine that ran it ended. Ask for it again.' where " + UNFINISHED
                        + " and beat_at < now() - interval '15 seconds'")
                .update();
    }

    int unfinished() {
        return jdbc.sql("select count(*) from backtests where " + UNFINISHED)
                .query(Integer.class)
                .single();
    }

    /** With its result. */
    Optional<Backtest> find(UUID id) {
        return jdbc.sql(COLUMNS + ", result from backtests where id = ?")
                .param(id)
                .query((row, number) -> {
                    String result = row.getString("result");
                    return backtest(row, result == null ? null : json.readValue(result, BacktestResult.class));
                })
                .optional();
    }

    /** Newest first, without their results. */
    List<Backtest> newest(@Nullable String releaseHash, int limit) {
        return jdbc.sql(COLUMNS + " from backtests where release_hash = coalesce(?::text, release_hash)"
                        + " order by requested_at desc, id desc limit ?")
                .param(releaseHash)
                .param(limit)
                .query((row, number) -> backtest(row, null))
                .list();
    }

    private static Backtest backtest(ResultSet row, @Nullable BacktestResult result) throws SQLException {
        return new Backtest(
                row.getObject("id", UUID.class),
                row.getString("release_hash"),
                instant(row, "range_from"),
                instant(row, "range_to"),
                List.of((String[]) row.getArray("types").getArray()),
                row.getInt("examples"),
                row.getBoolean("apply_holds"),
                row.getString("requested_by"),
                instant(row, "requested_at"),
                Status.valueOf(row.getString("status")),
                row.getString("problem"),
                optional(row, "started_at"),
                optional(row, "finished_at"),
                Progress.of(row.getLong("done"), row.getObject("total", Long.class), row.getDouble("seconds")),
                result);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant optional(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
