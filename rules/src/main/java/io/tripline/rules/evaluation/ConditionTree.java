package io.tripline.rules.evaluation;

import java.util.List;

/**
 * A condition of a rule as it stood in one decision.
 *
 * @param holds whether it held
 * @param reads of a CONDITION: what it read, its subject first; empty for the others
 * @param parts of ALL, ANY and NOT, in the order of the rule's text; empty for a CONDITION
 */
public record ConditionTree(Kind kind, boolean holds, List<Read> reads, List<ConditionTree> parts) {
    public ConditionTree {
        reads = List.copyOf(reads);
        parts = List.copyOf(parts);
    }

    /** What a node of the tree is. */
    public enum Kind {
        /** Holds when all of its parts do. */
        ALL,
        /** Holds when one of its parts does. */
        ANY,
        /** Holds when its part does not. */
        NOT,
        /** Asks something of a value. */
        CONDITION
    }
}
