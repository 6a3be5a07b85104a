package io.tripline.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** The SQL of the table {@code outbox}. One statement whatever the number of messages. */
final class OutboxTable {

    /** Any number will do, as long as every instance of the service uses the same and nothing else does. */
    private static final long RELAY_LOCK = 0x7472_6970_6f75_7478L;

    private static final String INSERT = """
            insert into outbox (topic, key, event_type, event_id, event_time, traceparent, payload)
            select topic, key, event_type, event_id, event_time, traceparent, payload
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::bytea[])
                 with ordinality as m(topic, key, event_type, event_id, event_time, traceparent, payload, n)
            order by n""";

    private static final RowMapper<Stored> STORED = (row, n) -> new Stored(row.getLong("seq"), message(row));

    private final JdbcTemplate jdbc;

    OutboxTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A committed message and its place in the order. */
    record Stored(long seq, OutboxMessage message) {}

    /** How many messages wait, and the age of the oldest in seconds, 0 when none waits. */
    record Waiting(long depth, double oldestAgeSeconds) {}

    void insert(List<OutboxMessage> messages) {
        jdbc.update(connection -> insertOf(connection, messages));
    }

    /** Takes the right to relay until the end of the transaction, if nobody else has it. */
    boolean tryLock() {
        return Boolean.TRUE.equals(
                jdbc.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, RELAY_LOCK));
    }

    List<Stored> oldest(int limit) {
        return jdbc.query("select * from outbox order by seq limit ?", STORED, limit);
    }

    void delete(List<Stored> sent) {
        jdbc.update(connection -> {
            PreparedStatement statement = connection.prepareStatement("delete from outbox where seq = any(?)");
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", sent.stream().map(Stored::seq).toArray()));
            return statement;
        });
    }

    Waiting waiting() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*), coalesce(extract(epoch from now() - min(created_at)), 0) from outbox",
                (row, n) -> new Waiting(row.getLong(1), row.getDouble(2))));
    }

    private static PreparedStatement insertOf(Connection connection, List<OutboxMessage> messages) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(INSERT);
        statement.setArray(1, texts(connection, messages, OutboxMessage::topic));
        statement.setArray(2, texts(connection, messages, OutboxMessage::key));
        statement.setArray(3, texts(connection, messages, OutboxMessage::type));
        statement.setArray(4, texts(connection, messages, OutboxMessage::id));
        statement.setArray(5, connection.createArrayOf("timestamptz", times(messages)));
        statement.setArray(6, texts(connection, messages, OutboxMessage::traceparent));
        statement.setArray(7, connection.createArrayOf("bytea", payloads(messages)));
        return statement;
    }

    private static Array texts(
            Connection connection, List<OutboxMessage> messages, Function<OutboxMessage, @Nullable String> field)
            throws SQLException {
        @Nullable Object[] values = new @Nullable Object[messages.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = field.apply(messages.get(i));
        }
        return connection.createArrayOf("text", values);
    }

    private static Object[] times(List<OutboxMessage> messages) {
        return messages.stream()
                .map(message -> OffsetDateTime.ofInstant(message.time(), ZoneOffset.UTC))
                .toArray();
    }

    private static Object[] payloads(List<OutboxMessage> messages) {
        return messages.stream().map(OutboxMessage::payload).toArray(byte[][]::new);
    }

    private static OutboxMessage message(ResultSet row) throws SQLException {
        return new OutboxMessage(
                row.getString("topic"),
                row.getString("key"),
                row.getString("event_type"),
                row.getString("event_id"),
                row.getTimestamp("event_time").toInstant(),
                row.getBytes("payload"),
                row.getString("traceparent"));
    }
}
