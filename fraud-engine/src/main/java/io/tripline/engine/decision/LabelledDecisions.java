package io.tripline.engine.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What is known about decided interactions by now: kept beside their decisions, which stay as they were made. Thread-safe. */
@Component
public class LabelledDecisions {

    private final JdbcTemplate jdbc;
    private final String labels;

    @Autowired
    LabelledDecisions(JdbcTemplate jdbc) {
        this(jdbc, "decision_labels");
    }

    private LabelledDecisions(JdbcTemplate jdbc, String labels) {
        this.jdbc = jdbc;
        this.labels = labels;
    }

    /** The same decisions as if none had a label yet, for whoever goes through all labels again; one of each kind at a time. */
    public LabelledDecisions again(Again kind) {
        jdbc.execute("truncate " + kind.labels);
        return new LabelledDecisions(jdbc, kind.labels);
    }

    /** The decided ones among these interactions, in one query. */
    public Map<UUID, Labelled> find(Collection<UUID> interactionIds) {
        Map<UUID, Labelled> found = new HashMap<>();
        if (!interactionIds.isEmpty()) {
            jdbc.query(
                    """
                    select interaction_id, type, body, label, source, known_at
                    from decisions left join %s using (interaction_id)
                    where interaction_id = any (?::uuid[])
                    """.formatted(this.labels),
                    row -> {
                        UUID id = row.getObject("interaction_id", UUID.class);
                        found.put(id, new Labelled(row.getString("type"), row.getBytes("body"), label(id, row)));
                    },
                    (Object) interactionIds.toArray(UUID[]::new));
        }
        return found;
    }

    private static @Nullable Label label(UUID id, ResultSet row) throws SQLException {
        String label = row.getString("label");
        return label == null
                ? null
                : new Label(
                        id,
                        label,
                        row.getString("source"),
                        row.getTimestamp("known_at").toInstant());
    }

    /** Writes down the labels, all in one statement; the last one of an interaction stands. */
    public void label(List<Label> labels) {
        Map<UUID, Label> last = new HashMap<>();
        labels.forEach(label -> last.put(label.interactionId(), label));
        if (!last.isEmpty()) {
            Collection<Label> standing = last.values();
            jdbc.update(
                    """
                    insert into %s (interaction_id, label, source, known_at)
                    select id, label, source, timestamptz 'epoch' + micros * interval '1 microsecond'
                    from unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[]) as known (id, label, source, micros)
                    order by id
                    on conflict (interaction_id) do update
                    set label = excluded.label, source = excluded.source, known_at = excluded.known_at
                    """.formatted(this.labels),
                    standing.stream().map(Label::interactionId).toArray(UUID[]::new),
                    standing.stream().map(Label::label).toArray(String[]::new),
                    standing.stream().map(Label::source).toArray(String[]::new),
                    standing.stream()
                            .map(label -> ChronoUnit.MICROS.between(Instant.EPOCH, label.knownAt()))
                            .toArray(Long[]::new));
        }
    }

    /** Why all labels are gone through again, each with a table of its own. */
    public enum Again {
        REBUILD("labels_rebuilt"),
        BACK_FILL("labels_back_filled");

        private final String labels;

        Again(String labels) {
            this.labels = labels;
        }
    }

    /**
     * A decided interaction.
     *
     * @param body the decision as JSON
     * @param label the label that stands, if any
     */
    @SuppressWarnings("ArrayRecordComponent") // The bytes are passed on, never changed and never compared.
    public record Labelled(
            String type, byte[] body, @Nullable Label label) {}

    /** What proved true about an interaction, when that became known, and from where. */
    public record Label(UUID interactionId, String label, String source, Instant knownAt) {}
}
