package io.tripline.engine.breaker;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tripline.engine.lists.HeldRule;
import io.tripline.engine.release.LiveRelease;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The breakers of the live release's rules: counts what this engine decided, trips, and knows what tripped on any engine.
 * While PostgreSQL cannot be asked, what was known last stands. Thread-safe.
 */
@Component
public class Breakers {

    private static final Logger log = LoggerFactory.getLogger(Breakers.class);

    private final TripStore store;
    private final Clock clock;
    private final Map<String, Counts> counts = new HashMap<>();
    private final Queue<Trip> news = new ConcurrentLinkedQueue<>();
    private volatile Held held = new Held(List.of());
    private volatile @Nullable Watched watched;

    Breakers(TripStore store, Clock clock, MeterRegistry meters) {
        this.store = store;
        this.clock = clock;
        Gauge.builder("tripline.breakers.tripped", () -> held.open().size())
                .description("Rules that their breaker holds")
                .register(meters);
    }

    /** What of an interaction matters here. */
    public record Seen(String type, Collection<String> hits) {}

    /** The rules of this release that their breaker holds. */
    public List<HeldRule> heldIn(LiveRelease release) {
        return held.in(release);
    }

    /**
     * A rule that its breaker holds.
     *
     * @param why in words
     */
    public record Tripped(String ruleId, String why, Instant since) {}

    /** What is held on any engine, the latest first. */
    public List<Tripped> tripped() {
        return held.open().stream()
                .map(trip -> new Tripped(trip.ruleId(), trip.why(), trip.trippedAt()))
                .toList();
    }

    /** Counts interactions that this release, the one in force, has decided. */
    public synchronized void saw(LiveRelease release, Collection<Seen> interactions) {
        List<WatchedRule> rules = watchedIn(release);
        for (WatchedRule rule : rules) {
            if (held.open().stream().anyMatch(trip -> trip.holds(rule))) {
                counts.remove(rule.meaning());
            } else {
                interactions.forEach(interaction -> count(release, rule, interaction));
            }
        }
    }

    /** Tells the other engines what tripped here, and takes up what they told. */
    @Scheduled(fixedDelay = 250)
    void refresh() {
        try {
            for (Trip trip = news.peek(); trip != null; trip = news.peek()) {
                if (store.open(trip)) {
                    log.warn("Rule {} is held: {}", trip.ruleId(), trip.why());
                }
                news.remove();
            }
            held = new Held(store.open());
        } catch (RuntimeException e) {
            log.warn("Breakers cannot be read; what was known last stands: {}", e.toString());
        }
    }

    private void count(LiveRelease release, WatchedRule rule, Seen interaction) {
        if (rule.evaluatedFor(interaction.type())) {
            Counts own = counts.computeIfAbsent(rule.meaning(), none -> new Counts());
            Predicate<String> hit = rule.id()::equals;
            if (own.add(interaction.hits().stream().anyMatch(hit)) && own.outside(rule.band())) {
                news.add(Trip.of(rule, release.hash(), own, clock.instant()));
                counts.remove(rule.meaning());
            }
        }
    }

    /** What is counted of rules that are no longer there is forgotten. */
    private List<WatchedRule> watchedIn(LiveRelease release) {
        Watched known = watched;
        if (known == null || !known.release().equals(release)) {
            known = new Watched(release, WatchedRule.in(release));
            watched = known;
            counts.keySet()
                    .retainAll(known.rules().stream().map(WatchedRule::meaning).toList());
        }
        return known.rules();
    }

    /**
     * What tripped and is not closed.
     *
     * @param byRelease worked out once for each release that asks
     */
    private record Held(List<Trip> open, Map<LiveRelease, List<HeldRule>> byRelease) {

        Held(List<Trip> open) {
            this(open, new ConcurrentHashMap<>());
        }

        List<HeldRule> in(LiveRelease release) {
            return open.isEmpty() ? List.of() : byRelease.computeIfAbsent(release, this::workedOut);
        }

        private List<HeldRule> workedOut(LiveRelease release) {
            return WatchedRule.in(release).stream()
                    .flatMap(rule -> open.stream()
                            .filter(trip -> trip.holds(rule))
                            .map(trip -> new HeldRule(rule.id(), trip.why())))
                    .toList();
        }
    }

    private record Watched(LiveRelease release, List<WatchedRule> rules) {}
}
