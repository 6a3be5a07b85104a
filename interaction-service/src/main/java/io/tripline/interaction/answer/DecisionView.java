package io.tripline.interaction.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.tripline.interaction.contract.Decision;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision as its audience may see it, or the marked fallback in its place.
 *
 * @param id null in a fallback
 * @param fallback true when this is what was answered in place of a decision, absent otherwise
 * @param score not for the user
 * @param hits not for the user
 * @param release hash of the release that decided
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"id", "outcome", "fallback", "score", "reasons", "hits", "release", "degraded", "decidedAt"})
public record DecisionView(
        @Nullable UUID id,
        String outcome,
        @Nullable Boolean fallback,
        @Nullable BigDecimal score,
        List<Reason> reasons,
        @Nullable List<Decision.Hit> hits,
        @Nullable String release,
        List<String> degraded,
        @Nullable Instant decidedAt) {

    /** Why, under a stable code and in words for the audience. */
    @JsonPropertyOrder({"code", "text"})
    public record Reason(String code, String text) {}

    static DecisionView of(Decision decision, Audience audience) {
        boolean whole = audience.seesScoreAndHits();
        return new DecisionView(
                decision.id(),
                decision.outcome(),
                null,
                whole ? decision.score() : null,
                reasons(decision, audience),
                whole ? decision.hits() : null,
                decision.releaseHash(),
                decision.degraded(),
                decision.decidedAt());
    }

    static DecisionView of(Answer.Fallback fallback) {
        return new DecisionView(
                null, fallback.outcome(), true, null, List.of(), null, null, List.of("DEADLINE_EXCEEDED"), null);
    }

    /** One reason per code, of the hits that counted. */
    private static List<Reason> reasons(Decision decision, Audience audience) {
        Map<String, Reason> byCode = new LinkedHashMap<>();
        for (Decision.Hit hit : decision.hits()) {
            String text = hit.reasons().get(audience.reasonsFor());
            if (hit.counted() && text != null) {
                byCode.putIfAbsent(hit.reasonCode(), new Reason(hit.reasonCode(), text));
            }
        }
        return List.copyOf(byCode.values());
    }
}
