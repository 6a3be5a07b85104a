package io.tripline.engine.breaker;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Trips in PostgreSQL, so that all engines know of them, and after a restart too. Thread-safe. */
@Component
class TripStore {

    private final JdbcClient jdbc;

    TripStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Answers whether it is news: false when the rule is held already. */
    boolean open(Trip trip) {
        return jdbc.sql("""
                insert into breaker_trips
                    (rule_id, meaning, release_hash, hits, evaluated, band_low, band_high, tripped_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
                        .params(
                                trip.ruleId(),
                                trip.meaning(),
                                trip.releaseHash(),
                                trip.hits(),
                                trip.evaluated(),
                                trip.low(),
                                trip.high(),
                                utc(trip.trippedAt()))
                        .update()
                > 0;
    }

    /** Those that hold their rules now. */
    List<Trip> open() {
        return jdbc.sql("select * from breaker_trips where closed_at is null order by tripped_at desc, id desc")
                .query((row, number) -> trip(row))
                .list();
    }

    /** The latest ones, closed or not. */
    List<Trip> latest(int most) {
        return jdbc.sql("select * from breaker_trips order by tripped_at desc, id desc limit ?")
                .param(most)
                .query((row, number) -> trip(row))
                .list();
    }

    /** Answers whether one was open. */
    boolean close(String ruleId, Instant now, String by) {
        return jdbc.sql("update breaker_trips set closed_at = ?, closed_by = ? where rule_id = ? and closed_at is null")
                        .params(utc(now), by, ruleId)
                        .update()
                > 0;
    }

    private static Trip trip(ResultSet row) throws SQLException {
        return new Trip(
                row.getString("rule_id"),
                row.getString("meaning"),
                row.getString("release_hash"),
                row.getLong("hits"),
                row.getLong("evaluated"),
                row.getDouble("band_low"),
                row.getDouble("band_high"),
                row.getObject("tripped_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("closed_at", OffsetDateTime.class)),
                row.getString("closed_by"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
