package io.tripline.engine.release;

import io.tripline.rules.release.Finding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Remembers the releases that were in use here, and the ones refused. Thread-safe. */
@Component
class ReleaseStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ReleaseStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Keeps the files, so that the release can be published again by its hash; for one put in force, also when that was. */
    void keep(ReleaseMessage release, Optional<Instant> inForceAt) {
        jdbc.sql("""
                insert into releases as kept (hash, files, published_at, published_by, activated_at) values (?, ?, ?, ?, ?)
                on conflict (hash) do update set activated_at = coalesce(excluded.activated_at, kept.activated_at),
                    published_at = excluded.published_at, published_by = excluded.published_by
                """)
                .params(
                        release.hash(),
                        json.writeValueAsString(release.files()),
                        utc(release.publishedAt()),
                        release.publishedBy())
                .param(inForceAt.map(ReleaseStore::utc).orElse(null))
                .update();
    }

    /** Those published last, newest first. */
    List<Published> newest(int limit) {
        return jdbc.sql("""
                select hash, published_at, published_by, activated_at from releases
                order by greatest(published_at, activated_at) desc, hash limit ?
                """)
                .param(limit)
                .query((row, number) -> {
                    OffsetDateTime activated = row.getObject("activated_at", OffsetDateTime.class);
                    return new Published(
                            row.getString("hash"),
                            instant(row, "published_at"),
                            row.getString("published_by"),
                            activated == null ? null : activated.toInstant());
                })
                .list();
    }

    Optional<ReleaseMessage> find(String hash) {
        return jdbc.sql("select * from releases where hash = ?")
                .param(hash)
                .query((row, number) -> message(row))
                .optional();
    }

    Optional<Activated> lastActivated() {
        return jdbc.sql("select * from releases where activated_at is not null order by activated_at desc limit 1")
                .query((row, number) -> new Activated(message(row), instant(row, "activated_at")))
                .optional();
    }

    void refused(RefusedRelease refused) {
        jdbc.sql("""
                insert into release_refusals (hash, scope, at, findings) values (?, ?, ?, ?)
                on conflict (hash) do update
                    set scope = excluded.scope, at = excluded.at, findings = excluded.findings
                """)
                .params(refused.hash(), refused.scope(), utc(refused.at()), json.writeValueAsString(refused.findings()))
                .update();
    }

    Optional<RefusedRelease> lastRefused() {
        return jdbc.sql("select * from release_refusals order by at desc limit 1")
                .query((row, number) -> new RefusedRelease(
                        row.getString("hash"),
                        row.getString("scope"),
                        instant(row, "at"),
                        json.readValue(row.getString("findings"), new TypeReference<List<Finding>>() {})))
                .optional();
    }

    private ReleaseMessage message(ResultSet row) throws SQLException {
        return new ReleaseMessage(
                row.getString("hash"),
                instant(row, "published_at"),
                row.getString("published_by"),
                json.readValue(row.getString("files"), new TypeReference<Map<String, String>>() {}),
                null);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    /** A release and when it was last put in force. */
    record Activated(ReleaseMessage release, Instant at) {}

    /**
     * A release kept here, by whom and when it was published last.
     *
     * @param inForceAt when it was put in force last; null when it never was
     */
    record Published(
            String hash,
            Instant publishedAt,
            String publishedBy,
            @Nullable Instant inForceAt) {}
}
