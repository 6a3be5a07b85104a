package io.tripline.engine.query;

import io.swagger.v3.oas.annotations.Operation;
import io.tripline.access.Caller;
import io.tripline.access.FieldError;
import io.tripline.access.Refusal;
import io.tripline.rules.evaluation.Audience;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DecisionController {

    private static final int MAX_LIMIT = 200;

    private final DecisionQueries queries;
    private final DecisionInsights insights;

    DecisionController(DecisionQueries queries, DecisionInsights insights) {
        this.queries = queries;
        this.insights = insights;
    }

    @Operation(operationId = "listDecisions", summary = "Decisions, newest first, a page at a time")
    @GetMapping("/v1/decisions")
    DecisionPage list(
            @ParameterObject DecisionFilter filter,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Refusal.invalid(List.of(new FieldError("limit", "must be from 1 to " + MAX_LIMIT)));
        }
        return queries.page(filter, cursor == null ? null : Cursor.parse(cursor), limit);
    }

    @Operation(
            operationId = "decision",
            summary = "One decision, whole, with how each condition of its hits stood, and its reasons for the caller")
    @GetMapping("/v1/decisions/{id}")
    Decision one(@PathVariable UUID id) {
        return insights.written(queries.one(id).orElseThrow(() -> unknown(id)), audience(Caller.current()));
    }

    /** Analysts who are also in compliance work as analysts. */
    private static Audience audience(Caller caller) {
        if (caller.is("analyst") || caller.is("approver")) {
            return Audience.ANALYST;
        }
        return caller.is("compliance") ? Audience.REGULATOR : Audience.CUSTOMER;
    }

    @Operation(
            operationId = "decisionExplanation",
            summary = "What nearly held, and the smallest changes that would have given another outcome")
    @GetMapping("/v1/decisions/{id}/explanation")
    DecisionExplanation explanation(@PathVariable UUID id) {
        return insights.explain(queries.one(id).orElseThrow(() -> unknown(id)));
    }

    static Refusal unknown(UUID id) {
        return Refusal.of(
                HttpStatus.NOT_FOUND,
                "unknown-decision",
                "There is no decision " + id + ". Find an interaction's decision with"
                        + " GET /v1/decisions?interactionId=.");
    }
}
