package io.tripline.engine.backtest;

import static java.util.Objects.requireNonNull;

import io.tripline.engine.release.ReleaseArchive;
import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.evaluation.Verdict;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** What the trial of a backtest says of each stored decision, for tests that hold it against other answers. */
public final class Retrial {

    private Retrial() {}

    /** By the id of the decision. */
    public static Map<UUID, Verdict> verdicts(
            DataSource dataSource, ReleaseArchive releases, String candidateHash, Instant from, Instant to) {
        StoredDecisions decisions = new StoredDecisions(dataSource, new Range(from, to, List.of()));
        Candidate candidate = Candidate.of(compiled(releases, candidateHash));
        Map<UUID, Verdict> verdicts = new HashMap<>();
        try {
            Map<String, RecordedFacts> recorded = new HashMap<>();
            for (String hash : decisions.byRelease().keySet()) {
                recorded.put(hash, RecordedFacts.of(compiled(releases, hash).facts(), candidate));
            }
            try (Trial trial = new Trial(candidate, recorded, Set.of(), true)) {
                for (StoredDecisions.Slice slice : decisions.slices()) {
                    decisions.read(slice).stream()
                            .map(row -> trial.read(row).orElseThrow())
                            .forEach(past -> verdicts.put(past.id(), trial.verdict(past)));
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return verdicts;
    }

    private static CompiledRelease compiled(ReleaseArchive releases, String hash) {
        return requireNonNull(releases.compiled(hash).orElse(null), hash);
    }
}
