package io.tripline.rules.release;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, so that an author sees all of it at once. */
final class Findings {
    private static final int MAX = 200;

    private final List<Finding> all = new ArrayList<>();

    void add(Finding finding) {
        if (all.size() < MAX) {
            all.add(finding);
        }
    }

    void add(String file, String code, String message, String hint) {
        add(new Finding(file, 0, 0, code, message, hint));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    void throwIfAny() throws ReleaseRefused {
        if (!all.isEmpty()) {
            all.sort(Comparator.comparing(Finding::file)
                    .thenComparingInt(Finding::line)
                    .thenComparingInt(Finding::column));
            throw new ReleaseRefused(all);
        }
    }
}
