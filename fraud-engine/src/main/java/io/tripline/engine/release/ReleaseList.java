package io.tripline.engine.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Releases kept by the engine, those published or put in force last first. */
record ReleaseList(List<Item> items) {

    static ReleaseList of(List<ReleaseStore.Published> kept, @Nullable ReleaseSet inUse) {
        return new ReleaseList(kept.stream()
                .map(release -> new Item(
                        release.hash(),
                        release.publishedAt(),
                        release.publishedBy(),
                        release.inForceAt(),
                        inUse == null ? List.of() : uses(release.hash(), inUse)))
                .toList());
    }

    private static List<String> uses(String hash, ReleaseSet inUse) {
        List<String> uses = new ArrayList<>();
        if (inUse.live().hash().equals(hash)) {
            uses.add(Scope.LIVE.key());
        }
        inUse.canary()
                .filter(canary -> canary.release().hash().equals(hash))
                .ifPresent(_ -> uses.add(Scope.CANARY.key()));
        inUse.shadows().forEach((name, shadow) -> {
            if (shadow.hash().equals(hash)) {
                uses.add(Scope.shadow(name).key());
            }
        });
        return uses;
    }

    /**
     * One release.
     *
     * @param inForceAt when it was put in force last; null when it never was
     * @param inUseFor live, canary, shadow/ and a name; empty when it is in use for nothing now
     */
    record Item(
            String hash,
            Instant publishedAt,
            String publishedBy,
            @Nullable Instant inForceAt,
            List<String> inUseFor) {}
}
