package io.tripline.engine.lists;

import io.swagger.v3.oas.annotations.Operation;
import io.tripline.access.Caller;
import io.tripline.access.FieldError;
import io.tripline.access.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ListController {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final int PAGE = 100;

    private final ListStore store;
    private final Lists lists;
    private final Clock clock;

    ListController(ListStore store, Lists lists, Clock clock) {
        this.store = store;
        this.lists = lists;
        this.clock = clock;
    }

    /** All lists. */
    record AllLists(List<NamedList> items) {}

    /**
     * A hundred entries, ordered by value.
     *
     * @param nextCursor asks for those that follow; null at the end
     */
    record EntryPage(List<ListEntry> items, @Nullable String nextCursor) {}

    /** What a list is to be. */
    record ListRequest(
            @NotNull ListKind kind,
            @NotBlank @Size(max = 300) String description) {}

    /**
     * What is to be on a list.
     *
     * @param expiresAt left out for never
     */
    record EntryRequest(
            @NotBlank @Size(max = 256) String value,
            @NotBlank @Size(max = 300) String reason,
            @Nullable Instant expiresAt) {}

    @Operation(operationId = "listLists", summary = "All lists, with how many entries count now")
    @GetMapping("/v1/lists")
    AllLists all() {
        return new AllLists(store.lists(clock.instant()));
    }

    @Operation(operationId = "putList", summary = "Make a list, or change what it is for")
    @PutMapping("/v1/lists/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(@PathVariable String name, @Valid @RequestBody ListRequest request) {
        if (!NAME.matcher(name).matches()) {
            throw Refusal.invalid(
                    List.of(new FieldError("name", "use up to 64 small letters, digits and hyphens, not " + name)));
        }
        store.put(name, request.kind(), request.description());
    }

    @Operation(operationId = "listEntries", summary = "Entries of a list by value, expired ones too")
    @GetMapping("/v1/lists/{name}/entries")
    EntryPage entries(@PathVariable String name, @RequestParam(defaultValue = "") String cursor) {
        requireList(name);
        List<ListEntry> items = store.entries(name, cursor, PAGE);
        return new EntryPage(items, items.size() < PAGE ? null : items.getLast().value());
    }

    @Operation(operationId = "putEntry", summary = "Put a value on a list, or change its reason and expiry")
    @PutMapping("/v1/lists/{name}/entries")
    ListEntry put(@PathVariable String name, @Valid @RequestBody EntryRequest request) {
        requireList(name);
        Instant now = clock.instant();
        Instant expiresAt = request.expiresAt();
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw Refusal.invalid(List.of(new FieldError("expiresAt", "is past; leave it out for never")));
        }
        ListEntry entry = new ListEntry(
                name,
                request.value(),
                request.reason(),
                expiresAt,
                Caller.current().name(),
                now);
        store.put(entry);
        lists.refresh();
        return entry;
    }

    @Operation(operationId = "removeEntry", summary = "Take a value off a list")
    @DeleteMapping("/v1/lists/{name}/entries")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String name, @RequestParam String value) {
        if (!store.removeEntry(name, value)) {
            throw Refusal.of(HttpStatus.NOT_FOUND, "unknown-entry", value + " is not on the list " + name + ".");
        }
        lists.refresh();
    }

    private void requireList(String name) {
        if (!store.exists(name)) {
            throw Refusal.of(
                    HttpStatus.NOT_FOUND,
                    "unknown-list",
                    "There is no list " + name + ". Make it with PUT /v1/lists/" + name + ".");
        }
    }
}
