package io.tripline.engine.release;

import io.tripline.rules.release.ReleaseBundle;
import io.tripline.rules.release.ReleaseRefused;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The releases that ever decided here, whole. Thread-safe. */
@Component
public class ReleaseArchive {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ReleaseArchive(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The release of this hash; empty when none of this hash was in force here. */
    public Optional<ReleaseBundle> find(String hash) {
        return jdbc.sql("select files from releases where hash = ?")
                .param(hash)
                .query(String.class)
                .optional()
                .map(this::bundle);
    }

    private ReleaseBundle bundle(String files) {
        try {
            return ReleaseBundle.of(json.readValue(files, new TypeReference<Map<String, String>>() {}));
        } catch (ReleaseRefused e) {
            throw new IllegalStateException("a release that was in force is none: " + e.getMessage(), e);
        }
    }
}
