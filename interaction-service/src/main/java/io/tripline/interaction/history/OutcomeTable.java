package io.tripline.interaction.history;

import java.sql.PreparedStatement;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads outcomes without the bodies they come from. */
@Component
class OutcomeTable {

    private static final String SELECT = """
            select asked.id, i.id is not null as known, d.id as decision_id, d.outcome, d.score, d.release_hash
            from unnest(?::uuid[]) with ordinality as asked(id, n)
                 left join interactions i on i.id = asked.id
                 left join decisions d on d.interaction_id = i.id
            order by asked.n""";

    private final JdbcTemplate jdbc;

    OutcomeTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<LookupController.Outcome> of(List<UUID> ids) {
        return jdbc.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(SELECT);
                    statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
                    return statement;
                },
                (row, n) -> new LookupController.Outcome(
                        row.getObject("id", UUID.class),
                        !row.getBoolean("known") ? "UNKNOWN" : row.getString("outcome") == null ? "PENDING" : "DECIDED",
                        row.getString("outcome"),
                        row.getBigDecimal("score"),
                        row.getObject("decision_id", UUID.class),
                        row.getString("release_hash")));
    }
}
