package io.tripline.interaction.history;

import io.swagger.v3.oas.annotations.Operation;
import io.tripline.access.Caller;
import io.tripline.access.FieldError;
import io.tripline.access.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@code GET /v1/interactions/stream}: a user's own decisions as they are made. */
@RestController
class StreamController {

    private final Streams streams;

    StreamController(Streams streams) {
        this.streams = streams;
    }

    @GetMapping(path = "/v1/interactions/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            operationId = "streamOwnDecisions",
            summary = "Your decisions as they are made: events named decision, each an interaction with its decision")
    SseEmitter stream(
            @RequestParam(required = false) @Nullable String userId,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
        Caller caller = Caller.current();
        return streams.open(Reach.of(caller).userOf(userId), caller, place(lastEventId));
    }

    private static @Nullable Long place(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isEmpty()) {
            return null;
        }
        try {
            return Long.valueOf(lastEventId);
        } catch (NumberFormatException e) {
            throw Refusal.invalid(List.of(
                    new FieldError("Last-Event-ID", "must be the id of an event of this stream, or be left out")));
        }
    }
}
