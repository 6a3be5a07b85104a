package io.tripline.engine.release;

import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.release.ReleaseBundle;
import io.tripline.rules.release.ReleaseCompiler;
import io.tripline.rules.release.ReleaseRefused;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The releases that ever decided here, whole and ready to evaluate. Thread-safe. */
@Component
public class ReleaseArchive {

    private static final Logger log = LoggerFactory.getLogger(ReleaseArchive.class);
    private static final int KEPT = 4;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Releases releases;
    private final LinkedHashMap<String, CompiledRelease> compiled = new LinkedHashMap<>(2 * KEPT, 0.75f, true);

    ReleaseArchive(JdbcClient jdbc, JsonMapper json, Releases releases) {
        this.jdbc = jdbc;
        this.json = json;
        this.releases = releases;
    }

    /**
     * The release of this hash, compiled; one that is not in force is compiled when it is asked for, and those asked for last
     * are kept.
     *
     * @return empty when none of this hash decided here, or it would be refused today
     */
    public Optional<CompiledRelease> compiled(String hash) {
        return releases.inForce()
                .filter(live -> live.hash().equals(hash))
                .map(LiveRelease::compiled)
                .or(() -> compiledBefore(hash));
    }

    private synchronized Optional<CompiledRelease> compiledBefore(String hash) {
        if (!compiled.containsKey(hash)) {
            find(hash).flatMap(ReleaseArchive::compile).ifPresent(release -> {
                if (compiled.size() == KEPT) {
                    compiled.pollFirstEntry();
                }
                compiled.put(hash, release);
            });
        }
        return Optional.ofNullable(compiled.get(hash));
    }

    private static Optional<CompiledRelease> compile(ReleaseBundle bundle) {
        try {
            return Optional.of(ReleaseCompiler.compile(bundle));
        } catch (ReleaseRefused e) {
            log.warn("Release {} decided once and would be refused today: {}", bundle.hash(), e.getMessage());
            return Optional.empty();
        }
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
