package io.tripline.engine.release;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** An engine without a release decides nothing, and is not ready. */
@Component
class ReleaseHealthIndicator implements HealthIndicator {

    private final Releases releases;

    ReleaseHealthIndicator(Releases releases) {
        this.releases = releases;
    }

    @Override
    public Health health() {
        return releases.inForce()
                .map(live -> Health.up().withDetail("hash", live.hash()).build())
                .orElseGet(() -> Health.outOfService()
                        .withDetail("reason", "no release is in force; publish one with ./tripline publish PATH")
                        .build());
    }
}
