package io.tripline.engine.query;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tripline.access.Refusal;
import io.tripline.engine.release.ReleaseArchive;
import io.tripline.rules.capsule.Capsule;
import io.tripline.rules.release.ReleaseBundle;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CapsuleController {

    private final DecisionQueries queries;
    private final ReleaseArchive releases;

    CapsuleController(DecisionQueries queries, ReleaseArchive releases) {
        this.queries = queries;
        this.releases = releases;
    }

    @Operation(
            operationId = "decisionCapsule",
            summary = "All it takes to make the decision again, as one file for ./tripline verify-decision")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema =
                                    @Schema(
                                            type = "object",
                                            description = "A decision capsule, always the same bytes")))
    @GetMapping(path = "/v1/decisions/{id}/capsule", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> capsule(@PathVariable UUID id) {
        DecisionQueries.Stored stored = queries.one(id).orElseThrow(() -> DecisionController.unknown(id));
        ReleaseBundle release = releases.find(stored.releaseHash())
                .orElseThrow(() -> Refusal.of(
                        HttpStatus.CONFLICT,
                        "unknown-release",
                        "The release " + stored.releaseHash() + " that made this decision is not kept here, so that it"
                                + " cannot be exported. Publish that release again, and try again."));
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("decision-" + id + ".json")
                                .build()
                                .toString())
                .body(Capsule.of(stored.body(), release).bytes());
    }
}
