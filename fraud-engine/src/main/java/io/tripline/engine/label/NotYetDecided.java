package io.tripline.engine.label;

import java.util.UUID;

/** A label came for an interaction that has no decision here, be it on its way or unknown. */
public final class NotYetDecided extends RuntimeException {

    NotYetDecided(UUID interactionId) {
        super("interaction " + interactionId + " has no decision; send the label again once it has one");
    }
}
