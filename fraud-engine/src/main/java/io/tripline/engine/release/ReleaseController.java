package io.tripline.engine.release;

import io.swagger.v3.oas.annotations.Operation;
import io.tripline.access.Refusal;
import io.tripline.engine.facts.Epoch;
import io.tripline.engine.facts.FactEpochs;
import jakarta.validation.Valid;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReleaseController {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int LISTED = 100;

    private final Releases releases;
    private final ReleaseStore store;
    private final FactEpochs epochs;
    private final CandidateCheck candidates;

    ReleaseController(Releases releases, ReleaseStore store, FactEpochs epochs, CandidateCheck candidates) {
        this.releases = releases;
        this.store = store;
        this.epochs = epochs;
        this.candidates = candidates;
    }

    @Operation(
            operationId = "liveRelease",
            summary = "The release in force, its canary and shadows, and the one refused last")
    @GetMapping("/v1/releases/live")
    LiveReleaseView live() {
        ReleaseSet current = releases.current()
                .orElseThrow(() -> Refusal.unavailable(
                        "No release is in force yet. Publish one with ./tripline publish PATH.", SOON));
        return LiveReleaseView.of(
                current,
                epochs.current().map(Epoch::series).orElse(null),
                store.lastRefused().orElse(null));
    }

    @Operation(
            operationId = "listReleases",
            summary = "The hundred releases published last, and what each is in use for")
    @GetMapping("/v1/releases")
    ReleaseList list() {
        return ReleaseList.of(store.newest(LISTED), releases.current().orElse(null));
    }

    @Operation(operationId = "readRelease", summary = "A release with its files, as it can be published again")
    @GetMapping("/v1/releases/{hash}")
    ReleaseFiles read(@PathVariable String hash) {
        return store.find(hash)
                .map(ReleaseFiles::of)
                .orElseThrow(() -> Refusal.of(
                        HttpStatus.NOT_FOUND,
                        "unknown-release",
                        "No release " + hash + " was ever in use here. GET /v1/releases lists those that were."));
    }

    @Operation(
            operationId = "checkRelease",
            summary = "What is wrong with a release, and which of its facts are not ready; nothing is kept")
    @PostMapping("/v1/releases/check")
    ReleaseCheckResult check(@Valid @RequestBody ReleaseCheckRequest request) {
        return ReleaseCheckResult.of(candidates.report(request.files()));
    }
}
