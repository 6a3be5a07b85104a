package io.tripline.engine.release;

import io.swagger.v3.oas.annotations.Operation;
import io.tripline.access.Refusal;
import java.time.Duration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReleaseController {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final Releases releases;
    private final ReleaseStore store;

    ReleaseController(Releases releases, ReleaseStore store) {
        this.releases = releases;
        this.store = store;
    }

    @Operation(operationId = "liveRelease", summary = "The release in force, and the one refused last")
    @GetMapping("/v1/releases/live")
    LiveReleaseView live() {
        LiveRelease live = releases.inForce()
                .orElseThrow(() -> Refusal.unavailable(
                        "No release is in force yet. Publish one with ./tripline publish PATH.", SOON));
        return LiveReleaseView.of(live, store.lastRefused().orElse(null));
    }
}
