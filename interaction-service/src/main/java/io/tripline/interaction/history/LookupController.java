package io.tripline.interaction.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/interactions:lookup}: how far many interactions have come, in one question. */
@RestController
class LookupController {

    private final OutcomeTable outcomes;

    LookupController(OutcomeTable outcomes) {
        this.outcomes = outcomes;
    }

    /** The interactions asked about, at most 1,000. */
    record Lookup(
            @NotNull(message = "is required: a list of interaction ids")
            @Size(min = 1, max = 1000, message = "must have 1 to 1000 ids")
            List<@NotNull(message = "must be a UUID") UUID> ids) {}

    /** One item for each id asked about, in that order. */
    record Outcomes(List<Outcome> items) {}

    /** How far one interaction has come: DECIDED, PENDING or UNKNOWN. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"id", "status", "outcome", "score", "decisionId", "releaseHash"})
    record Outcome(
            UUID id,
            String status,
            @Nullable String outcome,
            @Nullable BigDecimal score,
            @Nullable UUID decisionId,
            @Nullable String releaseHash) {}

    @PostMapping("/v1/interactions:lookup")
    @Operation(operationId = "lookUpOutcomes", summary = "Outcomes of up to 1,000 interactions")
    Outcomes lookUp(@Valid @RequestBody Lookup lookup) {
        return new Outcomes(outcomes.of(lookup.ids()));
    }
}
