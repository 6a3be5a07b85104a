package io.tripline.engine.release;

import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.evaluation.Outcome;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.release.ReleaseCompiler;
import io.tripline.rules.release.ReleaseRefused;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Releases without rules, for tests of what stands beside what. */
final class Samples {

    static final String PAYMENTS = """
              - name: user.payments
                function: count
                key: [userId]
                window: %s
                source: interactions
                unit: payments
                description: Payments of the user
            """;

    private Samples() {}

    static LiveRelease release(String hash, FactCatalogue facts) {
        CompiledRelease compiled =
                new CompiledRelease(hash, facts, List.of(), Map.of(), (score, reasonCodes) -> Outcome.ALLOW, Map.of());
        return new LiveRelease(compiled, Instant.EPOCH, "ben");
    }

    static FactCatalogue facts(String... entries) {
        try {
            return ReleaseCompiler.facts("facts:\n" + String.join("", entries));
        } catch (ReleaseRefused e) {
            throw new AssertionError(e);
        }
    }
}
