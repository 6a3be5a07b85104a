package io.tripline.engine.backtest;

import io.swagger.v3.oas.annotations.Operation;
import io.tripline.access.Caller;
import io.tripline.access.Refusal;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BacktestController {

    private static final int MAX_UNFINISHED = 10;
    private static final int LISTED = 100;
    private static final Duration LATER = Duration.ofSeconds(30);

    private final Orders orders;
    private final Backtests backtests;
    private final BacktestStore store;

    BacktestController(Orders orders, Backtests backtests, BacktestStore store) {
        this.orders = orders;
        this.backtests = backtests;
        this.store = store;
    }

    /** The newest first, without their results. */
    record BacktestList(List<Backtest> items) {}

    @Operation(
            operationId = "startBacktest",
            summary = "Say what a candidate would have decided of interactions that were decided; it goes on by itself")
    @PostMapping("/v1/backtests")
    ResponseEntity<Backtest> start(@Valid @RequestBody BacktestRequest request) {
        store.failAbandoned();
        if (store.unfinished() >= MAX_UNFINISHED) {
            throw Refusal.of(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "too-many-backtests",
                            MAX_UNFINISHED + " backtests are not finished. Wait for one, or cancel it with"
                                    + " DELETE /v1/backtests/{id}.")
                    .retryAfter(LATER);
        }
        BacktestOrder order = orders.of(request);
        backtests.start(order, Caller.current().name());
        return ResponseEntity.accepted()
                .location(URI.create("/v1/backtests/" + order.id()))
                .body(existing(order.id()));
    }

    @Operation(operationId = "listBacktests", summary = "The hundred backtests asked for last, without their results")
    @GetMapping("/v1/backtests")
    BacktestList list(@RequestParam(required = false) @Nullable String release) {
        store.failAbandoned();
        return new BacktestList(store.newest(release, LISTED));
    }

    @Operation(operationId = "readBacktest", summary = "How far a backtest is, and its result once it is done")
    @GetMapping("/v1/backtests/{id}")
    Backtest read(@PathVariable UUID id) {
        store.failAbandoned();
        return existing(id);
    }

    @Operation(operationId = "cancelBacktest", summary = "End a backtest without a result; one that has ended stays")
    @DeleteMapping("/v1/backtests/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable UUID id) {
        existing(id);
        backtests.cancel(id);
    }

    private Backtest existing(UUID id) {
        return store.find(id)
                .orElseThrow(() -> Refusal.of(
                        HttpStatus.NOT_FOUND,
                        "unknown-backtest",
                        "No backtest " + id + " is kept here. GET /v1/backtests lists those that are."));
    }
}
