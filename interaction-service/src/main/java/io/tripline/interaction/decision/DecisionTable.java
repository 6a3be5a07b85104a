package io.tripline.interaction.decision;

import io.tripline.interaction.contract.Decision;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The SQL of the table {@code decisions}. */
@Component
class DecisionTable {

    private static final String INSERT = """
            insert into decisions (interaction_id, id, user_id, outcome, score, release_hash, decided_at, body)
            select interaction_id, id, user_id, outcome, score, release_hash, decided_at, body
            from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::numeric[], ?::text[], ?::timestamptz[], ?::text[])
                 with ordinality as d(interaction_id, id, user_id, outcome, score, release_hash, decided_at, body, n)
            order by n
            on conflict (interaction_id) do nothing""";

    private final JdbcTemplate jdbc;

    DecisionTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A decision as read, and the text it was read from. */
    record Row(Decision decision, String body) {}

    /** Stores those whose interaction has no decision yet; the first decision of an interaction stays. */
    void insert(List<Row> rows) {
        jdbc.update(connection -> insertOf(connection, rows));
    }

    /** Those of the interactions that have a decision. */
    List<DecisionsStored.Stored> decidedOf(Collection<UUID> interactionIds) {
        return jdbc.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(
                            "select interaction_id, user_id from decisions where interaction_id = any(?)");
                    statement.setArray(1, connection.createArrayOf("uuid", interactionIds.toArray()));
                    return statement;
                },
                (row, n) -> new DecisionsStored.Stored(
                        row.getObject("interaction_id", UUID.class), row.getString("user_id")));
    }

    private static PreparedStatement insertOf(Connection connection, List<Row> rows) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(INSERT);
        statement.setArray(
                1, array(connection, "uuid", rows, row -> row.decision().interactionId()));
        statement.setArray(
                2, array(connection, "uuid", rows, row -> row.decision().id()));
        statement.setArray(
                3, array(connection, "text", rows, row -> row.decision().userId()));
        statement.setArray(
                4, array(connection, "text", rows, row -> row.decision().outcome()));
        statement.setArray(
                5, array(connection, "numeric", rows, row -> row.decision().score()));
        statement.setArray(
                6, array(connection, "text", rows, row -> row.decision().releaseHash()));
        statement.setArray(
                7,
                array(
                        connection,
                        "timestamptz",
                        rows,
                        row -> row.decision().decidedAt().atOffset(ZoneOffset.UTC)));
        statement.setArray(8, array(connection, "text", rows, Row::body));
        return statement;
    }

    private static Array array(Connection connection, String type, List<Row> rows, Function<Row, Object> field)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(field).toArray());
    }
}
