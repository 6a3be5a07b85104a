package io.tripline.rules.release;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong, so that an author sees all of it at once. */
final class Findings {
    /** Of each severity, so that no number of warnings hides an error. */
    private static final int MAX = 200;

    private final List<Finding> all = new ArrayList<>();
    private final Map<Severity, Integer> kept = new EnumMap<>(Severity.class);

    void add(Finding finding) {
        if (kept.merge(finding.severity(), 1, Integer::sum) <= MAX) {
            all.add(finding);
        }
    }

    void add(String file, String code, String message, String hint) {
        add(new Finding(file, 0, 0, code, message, hint));
    }

    void addAll(Collection<Finding> findings) {
        findings.forEach(this::add);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    boolean hasErrors() {
        return all.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /** Errors first, and each severity in the order of files and places. */
    List<Finding> sorted() {
        return all.stream()
                .sorted(Comparator.comparing(Finding::severity)
                        .thenComparing(Finding::file)
                        .thenComparingInt(Finding::line)
                        .thenComparingInt(Finding::column))
                .toList();
    }

    /** Refuses when anything found is an error. */
    void throwIfAny() throws ReleaseRefused {
        if (hasErrors()) {
            throw new ReleaseRefused(sorted());
        }
    }
}
