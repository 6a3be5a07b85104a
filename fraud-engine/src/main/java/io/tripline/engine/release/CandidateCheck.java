package io.tripline.engine.release;

import io.tripline.access.Refusal;
import io.tripline.engine.facts.CountedSeries;
import io.tripline.engine.facts.Epoch;
import io.tripline.engine.facts.FactEpochs;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.release.CheckReport;
import io.tripline.rules.release.ReleaseBundle;
import io.tripline.rules.release.ReleaseCheck;
import io.tripline.rules.release.ReleaseRefused;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks a release as {@code ./tripline check} does, and says besides which of its facts this engine does not have ready. One
 * at a time, so that decisions keep their processors. Thread-safe.
 */
@Component
class CandidateCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final FactEpochs epochs;
    private final Releases releases;
    private final Semaphore turn = new Semaphore(1, true);

    CandidateCheck(FactEpochs epochs, Releases releases) {
        this.epochs = epochs;
        this.releases = releases;
    }

    /** Never refused for what is in the files: that is what the report says. */
    CheckReport report(Map<String, String> files) {
        takeTurn();
        try {
            CountedSeries counted = epochs.current().map(Epoch::series).orElse(null);
            return ReleaseCheck.report(ReleaseBundle.of(files), fact -> lack(fact, counted));
        } catch (ReleaseRefused e) {
            return new CheckReport(Optional.empty(), e.findings());
        } finally {
            turn.release();
        }
    }

    private void takeTurn() {
        try {
            if (turn.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Refusal.unavailable("Other releases are being checked. Try again in a moment.", PATIENCE);
    }

    private Optional<String> lack(FactDefinition fact, @Nullable CountedSeries counted) {
        if (counted != null && counted.ready(fact)) {
            return Optional.empty();
        }
        return Optional.of(
                counted != null && isBeingFilled(fact)
                        ? "is counted from the log to " + Math.min(99, counted.percent(fact.seriesId())) + " %"
                        : "is not counted from the log yet");
    }

    /** What no release in use declares is not: whatever was counted of it once is begun anew. */
    private boolean isBeingFilled(FactDefinition fact) {
        return releases.current().stream()
                .flatMap(all -> all.facts().facts().stream())
                .anyMatch(used -> used.stored() && used.seriesId().equals(fact.seriesId()));
    }
}
