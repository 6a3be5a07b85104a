package io.tripline.console.label;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/** The SQL of the table {@code label}, which only grows: the row with the highest seq is in force. */
@Repository
class LabelStore {

    /** Any number will do, as long as every instance uses the same and nothing else does. */
    private static final long WRITING = 0x7472_6970_6c61_6265L;

    private static final String IN_FORCE = """
            select distinct on (interaction_id, source) interaction_id, user_id, label, source, known_at
            from label where interaction_id = any(?)
            order by interaction_id, source, seq desc""";

    private static final String INSERT = """
            insert into label (id, interaction_id, user_id, label, source, known_at, recorded_by)
            select id, interaction_id, user_id, label, source, known_at, recorded_by
            from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[])
                 with ordinality as l(id, interaction_id, user_id, label, source, known_at, recorded_by, n)
            order by n""";

    private static final RowMapper<Label> LABEL = (row, _) -> new Label(
            row.getObject("interaction_id", UUID.class),
            row.getString("user_id"),
            Verdict.valueOf(row.getString("label")),
            Source.valueOf(row.getString("source")),
            row.getTimestamp("known_at").toInstant());

    private final JdbcTemplate jdbc;

    LabelStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets one transaction at a time judge and write labels, so that two equal ones cannot both be new. */
    void lock() {
        jdbc.query("select pg_advisory_xact_lock(?)", _ -> {}, WRITING);
    }

    /** The newest label of each source for the interactions of these labels. */
    List<Label> inForce(List<Label> labels) {
        return jdbc.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(IN_FORCE);
                    Object[] ids =
                            labels.stream().map(Label::interactionId).distinct().toArray();
                    statement.setArray(1, connection.createArrayOf("uuid", ids));
                    return statement;
                },
                LABEL);
    }

    void insert(List<StoredLabel> labels) {
        if (!labels.isEmpty()) {
            jdbc.update(connection -> insertOf(connection, labels));
        }
    }

    private static PreparedStatement insertOf(Connection connection, List<StoredLabel> rows) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(INSERT);
        Columns columns = new Columns(connection, statement, rows);
        columns.set(1, "uuid", StoredLabel::id);
        columns.set(2, "uuid", row -> row.label().interactionId());
        columns.set(3, "text", row -> row.label().userId());
        columns.set(4, "text", row -> row.label().label().name());
        columns.set(5, "text", row -> row.label().source().name());
        columns.set(6, "timestamptz", row -> row.label().knownAt().atOffset(ZoneOffset.UTC));
        columns.set(7, "text", StoredLabel::by);
        return statement;
    }

    private record Columns(Connection connection, PreparedStatement statement, List<StoredLabel> rows) {

        void set(int position, String type, Function<StoredLabel, Object> value) throws SQLException {
            statement.setArray(
                    position,
                    connection.createArrayOf(type, rows.stream().map(value).toArray()));
        }
    }
}
