package io.tripline.interaction.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service needs of a message on the topic of decisions; fields it does not know may come and go. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Decision(
        UUID id,
        UUID interactionId,
        String userId,
        String outcome,
        BigDecimal score,
        List<Hit> hits,
        String releaseHash,
        List<String> degraded,
        Instant decidedAt) {

    private static final BigDecimal SCORE_BOUND = BigDecimal.valueOf(1_000_000_000);
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    public Decision {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(interactionId, "interactionId");
        requirePlain("userId", userId);
        requirePlain("outcome", outcome);
        requirePlain("releaseHash", releaseHash);
        if (score == null || score.abs().compareTo(SCORE_BOUND) > 0 || score.scale() > 9) {
            throw new IllegalArgumentException("score is missing or out of range");
        }
        if (decidedAt == null || decidedAt.isBefore(EARLIEST) || decidedAt.isAfter(LATEST)) {
            throw new IllegalArgumentException("decidedAt is missing or out of range");
        }
        hits = hits == null ? List.of() : List.copyOf(hits);
        degraded = degraded == null ? List.of() : List.copyOf(degraded);
    }

    /** What the database cannot store must be told here, for one such value would stop its whole batch. */
    private static void requirePlain(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        if (value.chars().anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c))) {
            throw new IllegalArgumentException(name + " holds control characters");
        }
    }

    /** A rule that fired. {@code reasons} has a text per audience, such as {@code customer} and {@code analyst}. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({
        "ruleId",
        "version",
        "name",
        "reasonCode",
        "group",
        "weight",
        "mode",
        "counted",
        "reads",
        "reasons"
    })
    public record Hit(
            String ruleId,
            @Nullable String version,
            @Nullable String name,
            String reasonCode,
            @Nullable String group,
            BigDecimal weight,
            String mode,
            boolean counted,
            List<Read> reads,
            Map<String, String> reasons) {

        public Hit {
            reads = reads == null ? List.of() : List.copyOf(reads);
            reasons = reasons == null ? Map.of() : Map.copyOf(reasons);
        }
    }

    /** A fact that a rule read, with the value it saw. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"name", "value", "unit", "condition"})
    public record Read(
            String name,
            @Nullable Object value,
            @Nullable String unit,
            @Nullable String condition) {}
}
