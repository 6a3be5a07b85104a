package io.tripline.engine.release;

import io.tripline.rules.evaluation.RuleDescription;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The release in force as people read it, and what looks at interactions beside it.
 *
 * @param canary decides for a share of the users; null when there is none
 * @param shadows say how they would have decided; by name
 * @param lastRefused the release refused last, if any ever was
 */
record LiveReleaseView(
        String hash,
        Instant activatedAt,
        String publishedBy,
        List<RuleDescription> rules,
        List<FactView> facts,
        @Nullable CanaryView canary,
        List<ShadowView> shadows,
        @Nullable RefusedRelease lastRefused) {

    static LiveReleaseView of(ReleaseSet releases, @Nullable RefusedRelease lastRefused) {
        LiveRelease live = releases.live();
        return new LiveReleaseView(
                live.hash(),
                live.activatedAt(),
                live.publishedBy(),
                live.compiled().rules(),
                live.compiled().facts().facts().stream().map(FactView::of).toList(),
                releases.canary().map(CanaryView::of).orElse(null),
                releases.shadows().entrySet().stream()
                        .map(shadow -> ShadowView.of(shadow.getKey(), shadow.getValue()))
                        .toList(),
                lastRefused);
    }

    /**
     * A release that decides for some users instead.
     *
     * @param percent of the users
     * @param since when this engine took it up
     */
    record CanaryView(String hash, double percent, Instant since, String publishedBy) {

        static CanaryView of(Canary canary) {
            LiveRelease release = canary.release();
            return new CanaryView(release.hash(), canary.percent(), release.activatedAt(), release.publishedBy());
        }
    }

    /**
     * A release whose verdicts are recorded beside the decision.
     *
     * @param since when this engine took it up
     */
    record ShadowView(String name, String hash, Instant since, String publishedBy) {

        static ShadowView of(String name, LiveRelease release) {
            return new ShadowView(name, release.hash(), release.activatedAt(), release.publishedBy());
        }
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
