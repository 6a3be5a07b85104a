package io.tripline.engine.decision;

import java.time.Instant;
import java.util.UUID;

/**
 * A decision as it stands in the store: the one that counts.
 *
 * @param partition the topic-partition the interaction was decided from
 * @param body the JSON that is published and shown, byte for byte
 */
@SuppressWarnings("ArrayRecordComponent") // The bytes are passed on, never changed and never compared.
public record StoredDecision(
        UUID id, UUID interactionId, String userId, Instant decidedAt, String partition, long offset, byte[] body) {}
