package io.tripline.engine.query;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tripline.engine.decision.Timings;
import io.tripline.rules.evaluation.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A decision as lists and the live stream show it: without facts, what rules read, and the interaction. */
record DecisionSummary(
        UUID id,
        UUID interactionId,
        String userId,
        String type,
        Instant occurredAt,
        Instant receivedAt,
        Instant decidedAt,
        Outcome outcome,
        double score,
        List<Hit> hits,
        @Nullable Amount amount,
        @Nullable String counterpartyId,
        String releaseHash,
        List<String> degraded,
        Timings timings,
        String traceId) {

    /** A rule that held, and whether its weight is in the score. */
    @Schema(name = "HitSummary") // apart from the whole decision's Hit in the OpenAPI document
    record Hit(String ruleId, String reasonCode, double weight, boolean counted) {}

    /** Decimal text and ISO 4217 code. */
    record Amount(String value, String currency) {}
}
