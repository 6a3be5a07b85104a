package io.tripline.rules.release;

import io.tripline.rules.evaluation.CompiledRelease;
import java.util.List;
import java.util.Optional;

/**
 * What a check found.
 *
 * @param release ready for evaluation; empty when refused, and when a single file was checked
 * @param findings errors first, then by file and place
 */
public record CheckReport(Optional<CompiledRelease> release, List<Finding> findings) {
    public CheckReport {
        findings = List.copyOf(findings);
    }

    /** Whether anything found is an error. */
    public boolean refused() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }
}
