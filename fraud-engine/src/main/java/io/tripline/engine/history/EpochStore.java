package io.tripline.engine.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What all engines know of the epochs of facts, and whose turn it is to count one. Thread-safe. */
@Component
class EpochStore {

    private static final Duration ASK_AGAIN = Duration.ofMillis(200);

    private final DataSource database;
    private final JdbcClient jdbc;
    private final Clock clock;

    EpochStore(DataSource database, JdbcClient jdbc, Clock clock) {
        this.database = database;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Does the work while no other engine does any of this kind; waits until it is this one's turn. */
    void alone(Kind kind, Work work) throws InterruptedException {
        try (Connection connection = database.getConnection()) {
            while (!ask(connection, "select pg_try_advisory_lock(?)", kind)) {
                Thread.sleep(ASK_AGAIN);
            }
            try {
                work.run();
            } finally {
                ask(connection, "select pg_advisory_unlock(?)", kind);
            }
        } catch (SQLException e) {
            throw new UncategorizedSQLException("taking turns", null, e);
        }
    }

    private static boolean ask(Connection connection, String question, Kind kind) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setLong(1, kind.lock);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    Optional<Row> last() {
        return jdbc.sql("select * from fact_epochs order by epoch desc limit 1")
                .query((row, number) -> new Row(
                        row.getLong("epoch"),
                        row.getTimestamp("whole_at") != null,
                        row.getLong("counted"),
                        row.getLong("of_records"),
                        instant(row.getObject("counted_since", OffsetDateTime.class))))
                .optional();
    }

    void begin(long epoch) {
        jdbc.sql("insert into fact_epochs (epoch, begun_at) values (?, ?)")
                .params(epoch, utc(clock.instant()))
                .update();
    }

    void progress(long epoch, Progress progress) {
        jdbc.sql("update fact_epochs set counted = ?, of_records = ? where epoch = ?")
                .params(progress.done(), progress.of(), epoch)
                .update();
    }

    void countedSince(long epoch, Instant since) {
        jdbc.sql("update fact_epochs set counted_since = greatest(counted_since, ?) where epoch = ?")
                .params(utc(since), epoch)
                .update();
    }

    void whole(long epoch) {
        jdbc.sql("update fact_epochs set whole_at = ? where epoch = ? and whole_at is null")
                .params(utc(clock.instant()), epoch)
                .update();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    /** What one engine at a time does; the numbers stand for it in PostgreSQL and never change. */
    enum Kind {
        REBUILD(7_411_001),
        BACK_FILL(7_411_002);

        private final long lock;

        Kind(long lock) {
            this.lock = lock;
        }
    }

    interface Work {
        void run() throws InterruptedException;
    }

    /**
     * An epoch.
     *
     * @param counted records of the log counted again, of so many
     * @param countedSince set where the log did not go back to its first record
     */
    record Row(
            long epoch,
            boolean whole,
            long counted,
            long of,
            @Nullable Instant countedSince) {}
}
