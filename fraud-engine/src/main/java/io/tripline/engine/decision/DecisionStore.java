package io.tripline.engine.decision;

import io.tripline.engine.decision.LoggedInteractions.Standing;
import io.tripline.engine.decision.Tally.MinuteOutcome;
import io.tripline.engine.decision.Tally.MinuteRule;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps each decision once, a batch in one statement, and counts it in the minute it was made. Thread-safe. */
@Component
class DecisionStore {

    private static final String INSERT = """
            insert into decisions (id, interaction_id, user_id, type, outcome, score, occurred_at, decided_at, release_hash,
                rule_ids, amount, currency, counterparty, trace_id, source_partition, source_offset, body)
            select id, interaction_id, user_id, type, outcome, score,
                timestamptz 'epoch' + occurred_micros * interval '1 microsecond',
                timestamptz 'epoch' + decided_micros * interval '1 microsecond',
                release_hash, string_to_array(rule_ids, ' '), amount, currency, counterparty, trace_id,
                source_partition, source_offset, body
            from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::float8[], ?::bigint[], ?::bigint[],
                    ?::text[], ?::text[], ?::numeric[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bytea[])
                as made (id, interaction_id, user_id, type, outcome, score, occurred_micros, decided_micros,
                    release_hash, rule_ids, amount, currency, counterparty, trace_id,
                    source_partition, source_offset, body)
            on conflict (interaction_id) do nothing
            returning interaction_id
            """;

    private static final String FIND = """
            select id, interaction_id, user_id, decided_at, source_partition, source_offset, body
            from decisions where interaction_id = any (?::uuid[])
            """;

    private static final String COUNT_DECISIONS = """
            insert into decision_minutes as had (minute, outcome, bucket, decisions)
            select timestamptz 'epoch' + seconds * interval '1 second', outcome, bucket, decisions
            from unnest(?::bigint[], ?::text[], ?::smallint[], ?::bigint[]) as now (seconds, outcome, bucket, decisions)
            on conflict (minute, outcome, bucket) do update set decisions = had.decisions + excluded.decisions
            """;

    private static final String COUNT_HITS = """
            insert into rule_minutes as had (minute, rule_id, hits)
            select timestamptz 'epoch' + seconds * interval '1 second', rule_id, hits
            from unnest(?::bigint[], ?::text[], ?::bigint[]) as now (seconds, rule_id, hits)
            on conflict (minute, rule_id) do update set hits = had.hits + excluded.hits
            """;

    private static final String STANDINGS = """
            select interaction_id, source_partition, source_offset
            from decisions where interaction_id = any (?::uuid[])
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    DecisionStore(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** The decisions that these interactions have already, by interaction id. */
    Map<UUID, StoredDecision> find(Collection<UUID> interactionIds) {
        Map<UUID, StoredDecision> found = new HashMap<>();
        if (!interactionIds.isEmpty()) {
            jdbc.query(
                    FIND,
                    row -> {
                        StoredDecision decision = stored(row);
                        found.put(decision.interactionId(), decision);
                    },
                    (Object) interactionIds.toArray(UUID[]::new));
        }
        return found;
    }

    /** Where those of these interactions stand in the log that are decided. */
    Map<UUID, Standing> standings(Collection<UUID> interactionIds) {
        Map<UUID, Standing> found = new HashMap<>();
        if (!interactionIds.isEmpty()) {
            jdbc.query(
                    STANDINGS,
                    row -> {
                        found.put(
                                row.getObject("interaction_id", UUID.class),
                                new Standing(row.getString("source_partition"), row.getLong("source_offset")));
                    },
                    (Object) interactionIds.toArray(UUID[]::new));
        }
        return found;
    }

    /** Stores those whose interaction has no decision yet, all or none of them; answers these by interaction id. */
    Map<UUID, NewDecision> add(List<NewDecision> made) {
        return made.isEmpty() ? Map.of() : transaction.execute(status -> addInTransaction(made));
    }

    private Map<UUID, NewDecision> addInTransaction(List<NewDecision> made) {
        Set<UUID> added = new HashSet<>(jdbc.queryForList(INSERT, UUID.class, columns(made)));
        Map<UUID, NewDecision> won = LinkedHashMap.newLinkedHashMap(made.size());
        made.stream()
                .filter(decision -> added.contains(decision.interactionId()))
                .forEach(decision -> won.put(decision.interactionId(), decision));
        Tally tally = Tally.of(won.values());
        countDecisions(tally.decisions());
        countHits(tally.hits());
        return won;
    }

    private void countDecisions(Map<MinuteOutcome, Long> decisions) {
        if (!decisions.isEmpty()) {
            Collection<MinuteOutcome> keys = decisions.keySet();
            jdbc.update(
                    COUNT_DECISIONS,
                    keys.stream().map(key -> key.minute().getEpochSecond()).toArray(Long[]::new),
                    keys.stream().map(MinuteOutcome::outcome).toArray(String[]::new),
                    keys.stream().map(MinuteOutcome::bucket).toArray(Short[]::new),
                    decisions.values().toArray(Long[]::new));
        }
    }

    private void countHits(Map<MinuteRule, Long> hits) {
        if (!hits.isEmpty()) {
            Collection<MinuteRule> keys = hits.keySet();
            jdbc.update(
                    COUNT_HITS,
                    keys.stream().map(key -> key.minute().getEpochSecond()).toArray(Long[]::new),
                    keys.stream().map(MinuteRule::ruleId).toArray(String[]::new),
                    hits.values().toArray(Long[]::new));
        }
    }

    private static Object[] columns(List<NewDecision> made) {
        return new Object[] {
            made.stream().map(NewDecision::id).toArray(UUID[]::new),
            made.stream().map(NewDecision::interactionId).toArray(UUID[]::new),
            made.stream().map(one -> one.interaction().userId()).toArray(String[]::new),
            made.stream().map(one -> one.interaction().type()).toArray(String[]::new),
            made.stream().map(one -> one.outcome().name()).toArray(String[]::new),
            made.stream().map(one -> one.verdict().score()).toArray(Double[]::new),
            made.stream().map(one -> micros(one.interaction().event().time())).toArray(Long[]::new),
            made.stream().map(one -> micros(one.decidedAt())).toArray(Long[]::new),
            made.stream().map(NewDecision::releaseHash).toArray(String[]::new),
            made.stream().map(NewDecision::ruleIds).toArray(String[]::new),
            made.stream().map(NewDecision::amount).toArray(BigDecimal[]::new),
            made.stream().map(one -> one.interaction().text("amount.currency")).toArray(String[]::new),
            made.stream().map(one -> one.interaction().text("counterparty.id")).toArray(String[]::new),
            made.stream().map(one -> one.trace().traceId()).toArray(String[]::new),
            made.stream().map(one -> one.arrival().partition()).toArray(String[]::new),
            made.stream().map(one -> one.arrival().offset()).toArray(Long[]::new),
            made.stream().map(NewDecision::body).toArray(byte[][]::new)
        };
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static StoredDecision stored(ResultSet row) throws SQLException {
        return new StoredDecision(
                row.getObject("id", UUID.class),
                row.getObject("interaction_id", UUID.class),
                row.getString("user_id"),
                row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                row.getString("source_partition"),
                row.getLong("source_offset"),
                row.getBytes("body"));
    }
}
