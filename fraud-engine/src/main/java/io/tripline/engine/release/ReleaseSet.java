package io.tripline.engine.release;

import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactValues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The releases that look at each interaction: live and canary decide, shadows say how they would have. Immutable. */
public final class ReleaseSet {

    private final LiveRelease live;
    private final @Nullable Canary canary;
    private final SortedMap<String, LiveRelease> shadows;
    private final SharedFacts facts;

    ReleaseSet(LiveRelease live, @Nullable Canary canary, Map<String, LiveRelease> shadows) {
        this.live = live;
        this.canary = canary;
        this.shadows = Collections.unmodifiableSortedMap(new TreeMap<>(shadows));
        List<FactCatalogue> catalogues = new ArrayList<>();
        catalogues.add(live.compiled().facts());
        canary().ifPresent(one -> catalogues.add(one.release().compiled().facts()));
        shadows.values().forEach(shadow -> catalogues.add(shadow.compiled().facts()));
        facts = SharedFacts.of(catalogues);
    }

    /** One release by itself. */
    public static ReleaseSet only(LiveRelease release) {
        return new ReleaseSet(release, null, Map.of());
    }

    /** The release in force. */
    public LiveRelease live() {
        return live;
    }

    public Optional<Canary> canary() {
        return Optional.ofNullable(canary);
    }

    /** By name. */
    public SortedMap<String, LiveRelease> shadows() {
        return shadows;
    }

    /** The one release that decides what this user does. */
    public LiveRelease decidingFor(String userId) {
        return canary != null && canary.takes(userId) ? canary.release() : live;
    }

    /** The facts of all these releases, each once, to be read and moved in one trip. */
    public FactCatalogue facts() {
        return facts.catalogue();
    }

    /** The facts of one of these releases, from values of {@link #facts()}. */
    public FactValues factsOf(LiveRelease release, FactValues values) {
        return facts.of(release.compiled().facts(), values);
    }
}
