package io.tripline.benchmarks;

import java.util.List;

/** What Tripline's evaluation is compared with. */
public enum Way {
    /** Java as a programmer would write it. */
    HAND_WRITTEN,
    /** Drools' executable model. */
    GENERATED,
    /** Drools' executable model with the first layer of its network compiled as well. */
    GENERATED_WITH_NETWORK;

    Matcher matcher(List<RuleSpec> rules) {
        return switch (this) {
            case HAND_WRITTEN -> HandWritten.of(rules);
            case GENERATED -> Generated.of(rules);
            case GENERATED_WITH_NETWORK -> Generated.withCompiledNetwork(rules);
        };
    }
}
