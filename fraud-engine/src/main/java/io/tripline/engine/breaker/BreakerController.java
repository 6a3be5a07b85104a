package io.tripline.engine.breaker;

import io.swagger.v3.oas.annotations.Operation;
import io.tripline.access.Caller;
import io.tripline.access.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BreakerController {

    private static final int SHOWN = 100;

    private final TripStore store;
    private final Breakers breakers;
    private final Clock clock;

    BreakerController(TripStore store, Breakers breakers, Clock clock) {
        this.store = store;
        this.breakers = breakers;
        this.clock = clock;
    }

    /** The hundred that tripped last, the latest first. */
    record AllTrips(List<TripView> items) {}

    /**
     * That the breaker of a rule tripped.
     *
     * @param hits of the interactions evaluated last
     * @param percent hits of a hundred interactions
     * @param low smallest expected percentage
     * @param high largest expected percentage
     * @param closedAt null while the rule is held
     */
    record TripView(
            String ruleId,
            String releaseHash,
            long hits,
            long evaluated,
            double percent,
            double low,
            double high,
            Instant trippedAt,
            @Nullable Instant closedAt,
            @Nullable String closedBy) {

        static TripView of(Trip trip) {
            return new TripView(
                    trip.ruleId(),
                    trip.releaseHash(),
                    trip.hits(),
                    trip.evaluated(),
                    100.0 * trip.hits() / trip.evaluated(),
                    100 * trip.low(),
                    100 * trip.high(),
                    trip.trippedAt(),
                    trip.closedAt(),
                    trip.closedBy());
        }
    }

    @Operation(operationId = "listBreakers", summary = "Rules that left the band in which they are expected to hit")
    @GetMapping("/v1/breakers")
    AllTrips all() {
        return new AllTrips(store.latest(SHOWN).stream().map(TripView::of).toList());
    }

    @Operation(operationId = "closeBreaker", summary = "Let the hits of a held rule count again")
    @DeleteMapping("/v1/breakers/{ruleId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable String ruleId) {
        if (!store.close(ruleId, clock.instant(), Caller.current().name())) {
            throw Refusal.of(HttpStatus.NOT_FOUND, "unknown-breaker", "No breaker holds the rule " + ruleId + ".");
        }
        breakers.refresh();
    }
}
