package io.tripline.rules.evaluation;

import java.util.List;

/**
 * A rule as people read it.
 *
 * @param types interaction types it applies to, sorted; empty for all
 * @param text as its author wrote it
 */
public record RuleDescription(
        String id,
        String name,
        String version,
        String reasonCode,
        String group,
        double weight,
        Mode mode,
        List<String> types,
        String text) {
    public RuleDescription {
        types = List.copyOf(types);
    }
}
