package io.tripline.engine.lists;

import io.swagger.v3.oas.annotations.Operation;
import io.tripline.access.Caller;
import io.tripline.access.FieldError;
import io.tripline.access.Refusal;
import io.tripline.engine.release.LiveRelease;
import io.tripline.engine.release.ReleaseSet;
import io.tripline.engine.release.Releases;
import io.tripline.rules.fact.EventFields;
import io.tripline.rules.fact.FactSource;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SnoozeController {

    private final ListStore store;
    private final Lists lists;
    private final Releases releases;
    private final Clock clock;

    SnoozeController(ListStore store, Lists lists, Releases releases, Clock clock) {
        this.store = store;
        this.lists = lists;
        this.releases = releases;
        this.clock = clock;
    }

    /** Snoozes that are not over, those that end first first. */
    record AllSnoozes(List<Snooze> items) {}

    /**
     * A rule that is to be left out for one entity.
     *
     * @param field of interactions, such as userId or deviceId
     */
    record SnoozeRequest(
            @NotBlank @Size(max = 100) String ruleId,
            @NotBlank @Size(max = 100) String field,
            @NotBlank @Size(max = 256) String value,
            @NotNull Instant until,
            @NotBlank @Size(max = 300) String reason) {}

    @Operation(operationId = "listSnoozes", summary = "Rules that are snoozed for an entity now")
    @GetMapping("/v1/snoozes")
    AllSnoozes all() {
        return new AllSnoozes(store.snoozes(clock.instant()));
    }

    @Operation(operationId = "putSnooze", summary = "Let a rule's hits not count for one entity until a time")
    @PutMapping("/v1/snoozes")
    Snooze put(@Valid @RequestBody SnoozeRequest request) {
        Instant now = clock.instant();
        List<FieldError> errors = errors(request, now);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        Snooze snooze = new Snooze(
                request.ruleId(),
                request.field(),
                request.value(),
                request.until(),
                request.reason(),
                Caller.current().name(),
                now);
        store.put(snooze);
        lists.refresh();
        return snooze;
    }

    @Operation(operationId = "removeSnooze", summary = "Let a rule's hits count again for an entity")
    @DeleteMapping("/v1/snoozes")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@RequestParam String ruleId, @RequestParam String field, @RequestParam String value) {
        if (!store.removeSnooze(ruleId, field, value)) {
            throw Refusal.of(
                    HttpStatus.NOT_FOUND,
                    "unknown-snooze",
                    "The rule " + ruleId + " is not snoozed for " + field + " " + value + ".");
        }
        lists.refresh();
    }

    private List<FieldError> errors(SnoozeRequest request, Instant now) {
        List<FieldError> errors = new ArrayList<>();
        if (releases.current().stream()
                .flatMap(SnoozeController::all)
                .flatMap(release -> release.compiled().rules().stream())
                .noneMatch(rule -> rule.id().equals(request.ruleId()))) {
            errors.add(new FieldError("ruleId", "no release in use has a rule " + request.ruleId()));
        }
        if (EventFields.type(FactSource.INTERACTION, request.field()).isEmpty()) {
            errors.add(new FieldError(
                    "field", "interactions have no field " + request.field() + "; use one such as userId or deviceId"));
        }
        if (!request.until().isAfter(now)) {
            errors.add(new FieldError("until", "is past"));
        }
        return errors;
    }

    private static Stream<LiveRelease> all(ReleaseSet releases) {
        return Stream.concat(
                Stream.concat(Stream.of(releases.live()), releases.canary().map(canary -> canary.release()).stream()),
                releases.shadows().values().stream());
    }
}
