package io.tripline.engine.query;

import io.tripline.rules.evaluation.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds stored decisions. Thread-safe. */
@Component
class DecisionQueries {

    private final JdbcClient jdbc;
    private final DecisionReader reader;

    DecisionQueries(JdbcClient jdbc, DecisionReader reader) {
        this.jdbc = jdbc;
        this.reader = reader;
    }

    Optional<Stored> one(UUID id) {
        return jdbc.sql("""
                        select body, release_hash, label, source, known_at
                        from decisions left join decision_labels using (interaction_id) where id = ?
                        """)
                .param(id)
                .query((row, number) -> {
                    byte[] body = row.getBytes("body");
                    return new Stored(reader.read(body).with(label(row)), body, row.getString("release_hash"));
                })
                .optional();
    }

    /** At most {@code limit} decisions, newest first, behind the cursor if there is one. */
    DecisionPage page(DecisionFilter filter, @Nullable Cursor after, int limit) {
        Conditions conditions = new Conditions()
                .and("user_id = ?", filter.userId())
                .and("outcome = any(?)", (@Nullable Object) names(filter.outcome()))
                .and("rule_ids <> '{}' and rule_ids @> array[?::text]", filter.rule())
                .and("type = ?", filter.type())
                .and("interaction_id = ?", filter.interactionId())
                .and("release_hash = ?", filter.release())
                .and("decided_at >= ?", utc(filter.from()))
                .and("decided_at < ?", utc(filter.to()));
        if (after != null) {
            conditions.and("(decided_at, id) < (?, ?)", utc(after.decidedAt()), after.id());
        }
        List<DecisionSummary> found = jdbc.sql("select body from decisions" + conditions.where()
                        + " order by decided_at desc, id desc limit " + (limit + 1))
                .params(conditions.values())
                .query((row, number) -> reader.read(row.getBytes("body")).summary())
                .list();
        return found.size() <= limit ? new DecisionPage(found, null) : cut(found.subList(0, limit));
    }

    private static DecisionPage cut(List<DecisionSummary> items) {
        DecisionSummary last = items.getLast();
        return new DecisionPage(items, new Cursor(last.decidedAt(), last.id()).toString());
    }

    private static Decision.@Nullable Label label(ResultSet row) throws SQLException {
        String label = row.getString("label");
        return label == null
                ? null
                : new Decision.Label(
                        label,
                        row.getString("source"),
                        row.getObject("known_at", OffsetDateTime.class).toInstant());
    }

    private static String @Nullable [] names(@Nullable Set<Outcome> outcomes) {
        return outcomes == null ? null : outcomes.stream().map(Outcome::name).toArray(String[]::new);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    /** A decision, its bytes as they were published, and the release it was made by. */
    @SuppressWarnings("ArrayRecordComponent") // The bytes are passed on, never changed and never compared.
    record Stored(Decision decision, byte[] body, String releaseHash) {}

    /** Conditions whose values are given, joined by "and". */
    private static final class Conditions {

        private final List<String> texts = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        Conditions and(String text, @Nullable Object... given) {
            for (Object value : given) {
                if (value == null) {
                    return this;
                }
                values.add(value);
            }
            texts.add(text);
            return this;
        }

        String where() {
            return texts.isEmpty() ? "" : " where " + String.join(" and ", texts);
        }

        List<Object> values() {
            return values;
        }
    }
}
