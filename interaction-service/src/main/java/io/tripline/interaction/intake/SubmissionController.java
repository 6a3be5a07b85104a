package io.tripline.interaction.intake;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tripline.access.Caller;
import io.tripline.access.FieldError;
import io.tripline.access.Refusal;
import io.tripline.interaction.answer.Answer;
import io.tripline.interaction.answer.Audience;
import io.tripline.interaction.contract.Interaction;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/interactions}. */
@RestController
class SubmissionController {

    private final InteractionReader reader;
    private final Submission submission;
    private final IntakeProperties properties;
    private final IntakeMetrics metrics;

    SubmissionController(
            InteractionReader reader, Submission submission, IntakeProperties properties, IntakeMetrics metrics) {
        this.reader = reader;
        this.submission = submission;
        this.properties = properties;
        this.metrics = metrics;
    }

    @PostMapping(path = "/v1/interactions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "submitInteraction",
            summary = "Submit an interaction and, if asked to wait, get its decision",
            parameters =
                    @Parameter(
                            in = io.swagger.v3.oas.annotations.enums.ParameterIn.HEADER,
                            name = "Prefer",
                            example = "wait=2",
                            description =
                                    "wait=seconds (0 to 30, decimals allowed): how long to wait for the decision"),
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = Interaction.class))),
            responses = {
                @ApiResponse(
                        responseCode = "201",
                        description = "Decided. The same request again gets the same answer",
                        headers = @Header(name = "Idempotent-Replayed", description = "true on a repeated request"),
                        content = @Content(schema = @Schema(implementation = Answer.class))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Accepted, not decided yet; past the deadline with the marked fallback",
                        headers = @Header(name = "Location", description = "where to read the decision"),
                        content = @Content(schema = @Schema(implementation = Answer.class))),
                @ApiResponse(responseCode = "400", description = "Fields are at fault; each is named"),
                @ApiResponse(responseCode = "409", description = "The id was accepted before with other content"),
                @ApiResponse(responseCode = "422", description = "A full card number was sent"),
                @ApiResponse(responseCode = "503", description = "Not stored; try again after Retry-After")
            })
    ResponseEntity<Answer> submit(HttpServletRequest request) throws IOException, InterruptedException {
        Duration wait = PreferWait.of(Collections.list(request.getHeaders("Prefer")), properties.maxWait());
        Caller caller = Caller.current();
        return switch (reader.read(Bodies.read(request, properties.maxBody()))) {
            case Reading.Refused refused -> {
                metrics.invalid();
                throw refused.refusal();
            }
            case Reading.Accepted accepted -> {
                requireOwn(caller, accepted.interaction());
                yield answer(submission.submit(accepted, wait), caller, wait);
            }
        };
    }

    private static void requireOwn(Caller caller, Interaction interaction) {
        if (!caller.is("service") && !caller.owns(interaction.userId())) {
            throw new Refusal(
                    HttpStatus.FORBIDDEN,
                    "not-your-own",
                    "You may submit interactions of your own only.",
                    List.of(new FieldError("userId", "must be your own user id")));
        }
    }

    private static ResponseEntity<Answer> answer(Submission.Result result, Caller caller, Duration wait) {
        Answer answer = result.stored().answer(Audience.of(caller));
        ResponseEntity.BodyBuilder response = ResponseEntity.status(
                        answer.decided() ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
                .location(URI.create("/v1/interactions/" + result.stored().id()));
        if (result.replayed()) {
            response.header("Idempotent-Replayed", "true");
        }
        if (wait.isPositive()) {
            response.header("Preference-Applied", "wait");
        }
        return response.body(answer);
    }
}
