package io.tripline.engine.release;

import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.release.CheckReport;
import io.tripline.rules.release.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of a release.
 *
 * @param hash null when it is refused
 * @param findings errors first, then by file and place
 */
record ReleaseCheckResult(@Nullable String hash, List<Finding> findings) {

    static ReleaseCheckResult of(CheckReport report) {
        return new ReleaseCheckResult(
                report.release().map(CompiledRelease::hash).orElse(null), report.findings());
    }
}
