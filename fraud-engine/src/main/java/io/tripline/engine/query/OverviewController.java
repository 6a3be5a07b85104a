package io.tripline.engine.query;

import io.swagger.v3.oas.annotations.Operation;
import io.tripline.access.FieldError;
import io.tripline.access.Refusal;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OverviewController {

    private static final int MAX_MINUTES = 1440;

    private final OverviewQuery query;

    OverviewController(OverviewQuery query) {
        this.query = query;
    }

    @Operation(operationId = "overview", summary = "Throughput, outcomes, latency and lag of the last minutes")
    @GetMapping("/v1/overview")
    Overview overview(@RequestParam(defaultValue = "15") int minutes) {
        if (minutes < 1 || minutes > MAX_MINUTES) {
            throw Refusal.invalid(List.of(new FieldError("minutes", "must be from 1 to " + MAX_MINUTES)));
        }
        return query.lastMinutes(minutes);
    }
}
