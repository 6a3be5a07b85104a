package io.tripline.interaction.decision;

import java.util.List;
import java.util.UUID;

/** Said inside one instance after decisions were committed, by whichever instance. */
public record DecisionsStored(List<Stored> decisions) {

    /** Which interaction was decided, and whose it is. */
    public record Stored(UUID interactionId, String userId) {}
}
