package io.tripline.engine.history;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Nothing is decided while facts are counted again; says how far that is. */
@Component
class RebuildHealthIndicator implements HealthIndicator {

    private final FactKeeper keeper;

    RebuildHealthIndicator(FactKeeper keeper) {
        this.keeper = keeper;
    }

    @Override
    public Health health() {
        return keeper.rebuilding()
                .map(progress -> Health.outOfService()
                        .withDetail("reason", "facts are counted from the log; decisions wait")
                        .withDetail("done", progress.done())
                        .withDetail("of", progress.of())
                        .build())
                .orElseGet(() -> Health.up().build());
    }
}
