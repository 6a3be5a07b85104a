package io.tripline.console.label;

import java.time.Instant;
import java.util.UUID;

/**
 * What an interaction proved to be, according to one source.
 *
 * @param userId whose interaction it was
 * @param knownAt when it became known, which may be long after the interaction and before it is told here
 */
record Label(UUID interactionId, String userId, Verdict label, Source source, Instant knownAt) {

    /** Whether this says again what the other one said. */
    boolean repeats(Label other) {
        return interactionId.equals(other.interactionId) && source == other.source && label == other.label;
    }
}
