package io.tripline.interaction.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.Operation;
import io.tripline.access.Caller;
import io.tripline.access.FieldError;
import io.tripline.access.Refusal;
import io.tripline.interaction.answer.Answer;
import io.tripline.interaction.answer.Answers;
import io.tripline.interaction.answer.Audience;
import io.tripline.interaction.answer.Stored;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads interactions with their decisions: one, or a user's from the latest on. */
@RestController
class HistoryController {

    private static final int MOST = 200;

    private final Answers answers;

    HistoryController(Answers answers) {
        this.answers = answers;
    }

    /** A page; {@code nextCursor} is null on the last. */
    @JsonPropertyOrder({"items", "nextCursor"})
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Page(List<Answer> items, @Nullable String nextCursor) {}

    @GetMapping("/v1/interactions/{id}")
    @Operation(operationId = "readInteraction", summary = "Read an interaction and its decision")
    Answer one(@PathVariable UUID id) {
        Caller caller = Caller.current();
        return answers.find(id)
                .filter(stored -> Reach.of(caller).covers(stored.userId()))
                .map(stored -> stored.answer(Audience.of(caller)))
                .orElseThrow(() -> Refusal.of(
                        HttpStatus.NOT_FOUND,
                        "unknown-interaction",
                        "There is no interaction " + id + " that you may read; check the id."));
    }

    @GetMapping("/v1/interactions")
    @Operation(operationId = "listInteractions", summary = "A user's interactions, the latest to occur first")
    Page page(
            @RequestParam(required = false) @Nullable String userId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST) {
            throw Refusal.invalid(List.of(new FieldError("limit", "must be 1 to " + MOST)));
        }
        Caller caller = Caller.current();
        String whose = Reach.of(caller).userOf(userId);
        List<Stored> found = find(whose, cursor == null ? null : Cursor.parse(cursor), limit + 1);
        List<Stored> shown = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                shown.stream().map(stored -> stored.answer(Audience.of(caller))).toList(),
                found.size() > limit ? Cursor.after(shown.getLast()).text() : null);
    }

    private List<Stored> find(String userId, @Nullable Cursor after, int limit) {
        return after == null
                ? answers.latest(userId, limit)
                : answers.latestBefore(userId, after.occurredAt(), after.id(), limit);
    }
}
