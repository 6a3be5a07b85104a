package io.tripline.rules.release;

import java.util.List;
import java.util.stream.Collectors;

/** A release cannot be used; the findings say why, and what to do. */
public final class ReleaseRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    public ReleaseRefused(List<Finding> findings) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    /** At least one; errors first, then by file and place. */
    public List<Finding> findings() {
        return findings;
    }
}
