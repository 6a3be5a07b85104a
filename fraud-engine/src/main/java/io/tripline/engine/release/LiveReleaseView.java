package io.tripline.engine.release;

import io.tripline.rules.evaluation.RuleDescription;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The release in force as people read it.
 *
 * @param lastRefused the release refused last, if any ever was
 */
record LiveReleaseView(
        String hash,
        Instant activatedAt,
        String publishedBy,
        List<RuleDescription> rules,
        List<FactView> facts,
        @Nullable RefusedRelease lastRefused) {

    static LiveReleaseView of(LiveRelease live, @Nullable RefusedRelease lastRefused) {
        return new LiveReleaseView(
                live.hash(),
                live.activatedAt(),
                live.publishedBy(),
                live.compiled().rules(),
                live.compiled().facts().facts().stream().map(FactView::of).toList(),
                lastRefused);
    }

    /**
     * A declared fact.
     *
     * @param window ISO 8601 duration; null when everything since the beginning counts
     */
    record FactView(
            String name,
            String unit,
            String description,
            FactFunction function,
            @Nullable String window,
            List<String> key) {

        static FactView of(FactDefinition fact) {
            Duration window = fact.window();
            return new FactView(
                    fact.name(),
                    fact.unit(),
                    fact.description(),
                    fact.function(),
                    window == null ? null : window.toString(),
                    fact.key());
        }
    }
}
