package io.tripline.traffic.demo;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An interaction to send now, and the truth about it.
 *
 * @param story which story it belongs to, counted from 1
 * @param pattern the fraud it is; null when it is genuine
 */
record Emission(
        UUID id, Instant occurredAt, long story, @Nullable Pattern pattern, ObjectNode interaction) {

    String userId() {
        return interaction.path("userId").asString();
    }
}
