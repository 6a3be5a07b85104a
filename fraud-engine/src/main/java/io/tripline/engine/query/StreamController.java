package io.tripline.engine.query;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
class StreamController {

    private final DecisionStream stream;

    StreamController(DecisionStream stream) {
        this.stream = stream;
    }

    @Operation(
            operationId = "streamDecisions",
            summary = "Decisions as they are made",
            description =
                    "Server-sent events named decision; one named ended, with the reason, before the stream is closed")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = DecisionSummary.class)))
    @GetMapping(path = "/v1/decisions/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(@ParameterObject DecisionFilter filter) {
        return stream.subscribe(filter);
    }
}
