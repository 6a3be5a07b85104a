package io.tripline.interaction.intake;

import io.tripline.interaction.contract.Interaction;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The SQL of the table {@code interactions}. */
@Component
class InteractionTable {

    private static final String INSERT = """
            insert into interactions (id, user_id, type, occurred_at, received_at, content_hash, body)
            select * from unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::bytea[], ?::text[])
            on conflict (id) do nothing
            returning id""";

    private final JdbcTemplate jdbc;

    InteractionTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Inserts those that are new and returns their ids.
     *
     * @param rows in the order of their ids, so that two batches never wait for each other's rows; no id twice
     */
    Set<UUID> insert(List<Reading.Accepted> rows, Instant receivedAt) {
        return new HashSet<>(jdbc.query(
                connection -> insertOf(connection, rows, receivedAt), (row, n) -> row.getObject("id", UUID.class)));
    }

    /** The content hash of each of the interactions that is stored. */
    Map<UUID, byte[]> hashes(Collection<UUID> ids) {
        Map<UUID, byte[]> hashes = new HashMap<>();
        jdbc.query(
                connection -> {
                    PreparedStatement statement =
                            connection.prepareStatement("select id, content_hash from interactions where id = any(?)");
                    statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
                    return statement;
                },
                row -> {
                    hashes.put(row.getObject("id", UUID.class), row.getBytes("content_hash"));
                });
        return hashes;
    }

    /** Marks that a caller was told this outcome for want of a decision; false if one was told before, or it is decided. */
    boolean markFallback(UUID id, String outcome, Instant at) {
        return jdbc.update("""
                        update interactions set fallback_outcome = ?, fallback_at = ?
                        where id = ? and fallback_outcome is null
                          and not exists (select from decisions where interaction_id = interactions.id)""", outcome, Timestamp.from(at), id) == 1;
    }

    private static PreparedStatement insertOf(Connection connection, List<Reading.Accepted> rows, Instant receivedAt)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(INSERT);
        statement.setArray(1, array(connection, "uuid", rows, Interaction::id));
        statement.setArray(2, array(connection, "text", rows, Interaction::userId));
        statement.setArray(3, array(connection, "text", rows, Interaction::type));
        statement.setArray(
                4,
                array(
                        connection,
                        "timestamptz",
                        rows,
                        interaction -> interaction.occurredAt().atOffset(ZoneOffset.UTC)));
        statement.setArray(
                5, array(connection, "timestamptz", rows, interaction -> receivedAt.atOffset(ZoneOffset.UTC)));
        statement.setArray(
                6,
                connection.createArrayOf(
                        "bytea", rows.stream().map(Reading.Accepted::hash).toArray(byte[][]::new)));
        statement.setArray(
                7,
                connection.createArrayOf(
                        "text",
                        rows.stream()
                                .map(row -> new String(row.body(), StandardCharsets.UTF_8))
                                .toArray()));
        return statement;
    }

    private static Array array(
            Connection connection, String type, List<Reading.Accepted> rows, Function<Interaction, Object> field)
            throws SQLException {
        return connection.createArrayOf(
                type,
                rows.stream().map(Reading.Accepted::interaction).map(field).toArray());
    }
}
