package io.tripline.traffic.replay;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A row as an interaction.
 *
 * @param rowId as the mapping names the row
 * @param fields of the row, to write down when it is refused
 * @param label FRAUD or GENUINE; null when the row tells nothing
 */
record Mapped(
        long line,
        String rowId,
        UUID id,
        Instant occurredAt,
        String userId,
        ObjectNode interaction,
        @Nullable String label,
        List<String> fields) {}
