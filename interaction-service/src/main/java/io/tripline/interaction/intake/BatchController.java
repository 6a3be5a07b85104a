package io.tripline.interaction.intake;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tripline.access.FieldError;
import io.tripline.access.Refusal;
import io.tripline.interaction.contract.Interaction;
import io.tripline.interaction.contract.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/interactions:batch}: a result for each line, good lines are taken whatever the others are. */
@RestController
class BatchController {

    private final InteractionReader reader;
    private final Acceptance acceptance;
    private final IntakeProperties properties;
    private final IntakeMetrics metrics;
    private final BatchTraces traces;

    BatchController(
            InteractionReader reader,
            Acceptance acceptance,
            IntakeProperties properties,
            IntakeMetrics metrics,
            BatchTraces traces) {
        this.reader = reader;
        this.acceptance = acceptance;
        this.properties = properties;
        this.metrics = metrics;
        this.traces = traces;
    }

    @PostMapping(
            path = "/v1/interactions:batch",
            consumes = MediaType.APPLICATION_NDJSON_VALUE,
            produces = MediaType.APPLICATION_NDJSON_VALUE)
    @Operation(
            operationId = "submitBatch",
            summary = "Submit up to 1,000 interactions, one per line; they are decided later",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                                            schema = @Schema(implementation = Interaction.class))),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "One result per line of the request, in its order",
                        content = @Content(schema = @Schema(implementation = LineResult.class))),
                @ApiResponse(responseCode = "413", description = "Too many lines or bytes; nothing was stored"),
                @ApiResponse(responseCode = "503", description = "Nothing was stored; try again after Retry-After")
            })
    ResponseEntity<byte[]> submit(HttpServletRequest request) throws IOException {
        List<Line> lines = read(Bodies.read(request, properties.maxBatch()));
        List<Acceptance.Status> statuses = acceptance.accept(
                lines.stream()
                        .map(Line::reading)
                        .filter(Reading.Accepted.class::isInstance)
                        .map(Reading.Accepted.class::cast)
                        .toList(),
                traces::next);
        return ResponseEntity.ok(results(lines, statuses));
    }

    private record Line(int number, Reading reading) {}

    private List<Line> read(byte[] body) {
        List<Line> lines = new ArrayList<>();
        for (NdjsonLines.Slice slice : NdjsonLines.of(body)) {
            if (lines.size() == properties.maxBatchLines()) {
                throw Refusal.of(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "batch-too-large",
                        "A batch has at most " + properties.maxBatchLines()
                                + " lines; nothing was stored. Send several batches.");
            }
            lines.add(new Line(slice.line(), read(body, slice)));
        }
        if (lines.isEmpty()) {
            throw Refusal.invalid(List.of(new FieldError("", "must hold at least one line with an interaction")));
        }
        return lines;
    }

    private Reading read(byte[] body, NdjsonLines.Slice slice) {
        if (slice.length() > properties.maxBody().toBytes()) {
            return new Reading.Refused(
                    null,
                    false,
                    List.of(new FieldError(
                            "", "is longer than " + properties.maxBody().toKilobytes() + " kB")));
        }
        return reader.read(body, slice.offset(), slice.length());
    }

    private byte[] results(List<Line> lines, List<Acceptance.Status> statuses) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(lines.size() * 80);
        int accepted = 0;
        for (Line line : lines) {
            LineResult result = switch (line.reading()) {
                case Reading.Accepted good ->
                    LineResult.of(line.number(), good.interaction().id(), statuses.get(accepted++));
                case Reading.Refused refused -> {
                    metrics.invalid();
                    yield LineResult.invalid(line.number(), refused);
                }
            };
            out.writeBytes(Json.write(result));
            out.write('\n');
        }
        return out.toByteArray();
    }
}
