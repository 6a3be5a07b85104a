package io.tripline.engine.release;

import io.tripline.rules.release.Finding;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Remembers the releases that were in force here, and the ones refused. Thread-safe. */
@Component
class ReleaseStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ReleaseStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void activated(ReleaseMessage release, Instant at) {
        jdbc.sql("""
                insert into releases (hash, files, published_at, published_by, activated_at) values (?, ?, ?, ?, ?)
                on conflict (hash) do update set activated_at = excluded.activated_at,
                    published_at = excluded.published_at, published_by = excluded.published_by
                """)
                .params(
                        release.hash(),
                        json.writeValueAsString(release.files()),
                        utc(release.publishedAt()),
                        release.publishedBy(),
                        utc(at))
                .update();
    }

    Optional<Activated> lastActivated() {
        return jdbc.sql("select * from releases order by activated_at desc limit 1")
                .query((row, number) -> new Activated(
                        new ReleaseMessage(
                                row.getString("hash"),
                                row.getObject("published_at", OffsetDateTime.class)
                                        .toInstant(),
                                row.getString("published_by"),
                                json.readValue(row.getString("files"), new TypeReference<Map<String, String>>() {})),
                        row.getObject("activated_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void refused(RefusedRelease refused) {
        jdbc.sql("""
                insert into release_refusals (hash, at, findings) values (?, ?, ?)
                on conflict (hash) do update set at = excluded.at, findings = excluded.findings
                """)
                .params(refused.hash(), utc(refused.at()), json.writeValueAsString(refused.findings()))
                .update();
    }

    Optional<RefusedRelease> lastRefused() {
        return jdbc.sql("select * from release_refusals order by at desc limit 1")
                .query((row, number) -> new RefusedRelease(
                        row.getString("hash"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        json.readValue(row.getString("findings"), new TypeReference<List<Finding>>() {})))
                .optional();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    /** A release and when it was last put in force. */
    record Activated(ReleaseMessage release, Instant at) {}
}
