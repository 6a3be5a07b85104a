package io.tripline.interaction.answer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Finds interactions beside their decisions. */
@Component
public class Answers {

    private static final String SELECT = """
            select i.id, i.user_id, i.occurred_at, i.body, i.received_at, i.fallback_outcome, i.fallback_at,
                   d.body as decision, coalesce(d.seq, 0) as seq
            from interactions i left join decisions d on d.interaction_id = i.id
            """;

    private static final RowMapper<Stored> ROW = (row, n) -> new Stored(
            row.getObject("id", UUID.class),
            row.getString("user_id"),
            row.getTimestamp("occurred_at").toInstant(),
            row.getString("body"),
            row.getTimestamp("received_at").toInstant(),
            fallback(row),
            row.getString("decision"),
            row.getLong("seq"));

    private final JdbcTemplate jdbc;

    Answers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Stored> find(UUID id) {
        return jdbc.query(SELECT + "where i.id = ?", ROW, id).stream().findFirst();
    }

    /** A user's interactions, the latest to occur first. */
    public List<Stored> latest(String userId, int limit) {
        return jdbc.query(
                SELECT + "where i.user_id = ? order by i.occurred_at desc, i.id desc limit ?", ROW, userId, limit);
    }

    /** As {@link #latest}, those that come after the given one in that order. */
    public List<Stored> latestBefore(String userId, Instant occurredAt, UUID id, int limit) {
        return jdbc.query(SELECT + """
                        where i.user_id = ? and (i.occurred_at, i.id) < (?, ?)
                        order by i.occurred_at desc, i.id desc limit ?""", ROW, userId, Timestamp.from(occurredAt), id, limit);
    }

    /** A user's interactions decided after the given place in the order of decisions, the oldest decision first. */
    public List<Stored> decidedAfter(String userId, long seq, int limit) {
        return jdbc.query(
                SELECT + "where d.user_id = ? and i.user_id = d.user_id and d.seq > ? order by d.seq limit ?",
                ROW,
                userId,
                seq,
                limit);
    }

    /** The place of a user's last decision in the order of decisions, 0 before the first. */
    public long lastDecided(String userId) {
        Long last = jdbc.queryForObject("select max(seq) from decisions where user_id = ?", Long.class, userId);
        return last == null ? 0 : last;
    }

    private static Answer.@Nullable Fallback fallback(ResultSet row) throws SQLException {
        String outcome = row.getString("fallback_outcome");
        return outcome == null
                ? null
                : new Answer.Fallback(outcome, row.getTimestamp("fallback_at").toInstant());
    }
}
