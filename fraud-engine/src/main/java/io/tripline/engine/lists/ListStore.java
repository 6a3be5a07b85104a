package io.tripline.engine.lists;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists and snoozes in PostgreSQL; every change raises one number, which tells engines to look. Thread-safe. */
@Component
class ListStore {

    private final JdbcClient jdbc;

    ListStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long version() {
        return jdbc.sql("select version from lists_version").query(Long.class).single();
    }

    List<NamedList> lists(Instant now) {
        return jdbc.sql("""
                select name, kind, description, count(value) as entries from lists
                left join list_entries on list = name and (expires_at is null or expires_at > ?)
                group by name, kind, description order by name
                """)
                .param(utc(now))
                .query((row, number) -> new NamedList(
                        row.getString("name"),
                        ListKind.valueOf(row.getString("kind")),
                        row.getString("description"),
                        row.getLong("entries")))
                .list();
    }

    boolean exists(String list) {
        return jdbc.sql("select exists (select from lists where name = ?)")
                .param(list)
                .query(Boolean.class)
                .single();
    }

    @Transactional
    public void put(String name, ListKind kind, String description) {
        jdbc.sql("""
                insert into lists (name, kind, description) values (?, ?, ?)
                on conflict (name) do update set kind = excluded.kind, description = excluded.description
                """).params(name, kind.name(), description).update();
        changed();
    }

    /** Everything that still counts. */
    List<ListEntry> entries(Instant now) {
        return jdbc.sql("select * from list_entries where expires_at is null or expires_at > ?")
                .param(utc(now))
                .query((row, number) -> entry(row))
                .list();
    }

    /** A page of a list, ordered by value, expired entries too. */
    List<ListEntry> entries(String list, String after, int limit) {
        return jdbc.sql("select * from list_entries where list = ? and value > ? order by value limit ?")
                .params(list, after, limit)
                .query((row, number) -> entry(row))
                .list();
    }

    @Transactional
    public void put(ListEntry entry) {
        jdbc.sql("""
                insert into list_entries (list, value, reason, expires_at, added_by, added_at) values (?, ?, ?, ?, ?, ?)
                on conflict (list, value) do update set reason = excluded.reason, expires_at = excluded.expires_at,
                    added_by = excluded.added_by, added_at = excluded.added_at
                """)
                .params(entry.list(), entry.value(), entry.reason())
                .param(utcOrNull(entry.expiresAt()))
                .param(entry.addedBy())
                .param(utc(entry.addedAt()))
                .update();
        changed();
    }

    /** Answers whether it was there. */
    @Transactional
    public boolean removeEntry(String list, String value) {
        int removed = jdbc.sql("delete from list_entries where list = ? and value = ?")
                .params(list, value)
                .update();
        changed();
        return removed > 0;
    }

    /** Those that are not over. */
    List<Snooze> snoozes(Instant now) {
        return jdbc.sql("select * from snoozes where until > ? order by until, rule_id, field, value")
                .param(utc(now))
                .query((row, number) -> new Snooze(
                        row.getString("rule_id"),
                        row.getString("field"),
                        row.getString("value"),
                        time(row, "until").orElseThrow(),
                        row.getString("reason"),
                        row.getString("snoozed_by"),
                        time(row, "snoozed_at").orElseThrow()))
                .list();
    }

    @Transactional
    public void put(Snooze snooze) {
        jdbc.sql("""
                insert into snoozes (rule_id, field, value, until, reason, snoozed_by, snoozed_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (rule_id, field, value) do update set until = excluded.until, reason = excluded.reason,
                    snoozed_by = excluded.snoozed_by, snoozed_at = excluded.snoozed_at
                """)
                .params(
                        snooze.ruleId(),
                        snooze.field(),
                        snooze.value(),
                        utc(snooze.until()),
                        snooze.reason(),
                        snooze.snoozedBy(),
                        utc(snooze.snoozedAt()))
                .update();
        changed();
    }

    /** Answers whether it was there. */
    @Transactional
    public boolean removeSnooze(String ruleId, String field, String value) {
        int removed = jdbc.sql("delete from snoozes where rule_id = ? and field = ? and value = ?")
                .params(ruleId, field, value)
                .update();
        changed();
        return removed > 0;
    }

    private void changed() {
        jdbc.sql("update lists_version set version = version + 1").update();
    }

    private static ListEntry entry(ResultSet row) throws SQLException {
        return new ListEntry(
                row.getString("list"),
                row.getString("value"),
                row.getString("reason"),
                time(row, "expires_at").orElse(null),
                row.getString("added_by"),
                time(row, "added_at").orElseThrow());
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime utcOrNull(@Nullable Instant time) {
        return time == null ? null : utc(time);
    }
}
