package io.tripline.engine.release;

import io.tripline.engine.facts.CountedSeries;
import io.tripline.rules.evaluation.RuleDescription;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The release in force as people read it, and what looks at interactions beside it.
 *
 * @param canary decides for a share of the users; null when there is none
 * @param shadows say how they would have decided; by name
 * @param backFilling facts of all these releases that decisions do not rely on yet
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
        List<BackFillView> backFilling,
        @Nullable RefusedRelease lastRefused) {

    static LiveReleaseView of(
            ReleaseSet releases, @Nullable CountedSeries counted, @Nullable RefusedRelease lastRefused) {
        LiveRelease live = releases.live();
        FactCatalogue facts = live.compiled().facts();
        return new LiveReleaseView(
                live.hash(),
                live.activatedAt(),
                live.publishedBy(),
                live.compiled().rules(),
                facts.facts().stream()
                        .map(fact -> FactView.of(fact, facts, counted))
                        .toList(),
                releases.canary().map(CanaryView::of).orElse(null),
                releases.shadows().entrySet().stream()
                        .map(shadow -> ShadowView.of(shadow.getKey(), shadow.getValue()))
                        .toList(),
                releases.facts().facts().stream()
                        .map(fact -> FactView.of(fact, releases.facts(), counted))
                        .filter(fact -> !fact.ready())
                        .map(fact -> new BackFillView(fact.name(), fact.filledPercent()))
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
     * A fact whose past is counted from the log.
     *
     * @param percent of the log, 0 to 99
     */
    record BackFillView(String fact, int percent) {}

    /**
     * A declared fact.
     *
     * @param window ISO 8601 duration; null when everything since the beginning counts
     * @param ready whether decisions rely on it; until then the rules that read it are held
     * @param filledPercent how much of the log it has counted, 0 to 100; 100 when it is ready
     */
    record FactView(
            String name,
            String unit,
            String description,
            FactFunction function,
            @Nullable String window,
            List<String> key,
            boolean ready,
            int filledPercent) {

        static FactView of(FactDefinition fact, FactCatalogue facts, @Nullable CountedSeries counted) {
            Duration window = fact.window();
            boolean ready = isReady(fact, facts, counted);
            return new FactView(
                    fact.name(),
                    fact.unit(),
                    fact.description(),
                    fact.function(),
                    window == null ? null : window.toString(),
                    fact.key(),
                    ready,
                    ready ? 100 : Math.min(99, percent(fact, facts, counted)));
        }

        private static boolean isReady(FactDefinition fact, FactCatalogue facts, @Nullable CountedSeries counted) {
            return parts(fact, facts).allMatch(part -> counted != null && counted.ready(part));
        }

        private static int percent(FactDefinition fact, FactCatalogue facts, @Nullable CountedSeries counted) {
            return parts(fact, facts)
                    .mapToInt(part -> counted == null ? 0 : counted.percent(part.seriesId()))
                    .min()
                    .orElse(0);
        }

        /** What of it is counted: itself, what a ratio is made of, or nothing of a list. */
        private static Stream<FactDefinition> parts(FactDefinition fact, FactCatalogue facts) {
            FactDefinition.Ratio ratio = fact.ratio();
            if (ratio != null) {
                return Stream.of(ratio.of(), ratio.over())
                        .map(slot -> facts.facts().get(slot));
            }
            return fact.stored() ? Stream.of(fact) : Stream.empty();
        }
    }
}
