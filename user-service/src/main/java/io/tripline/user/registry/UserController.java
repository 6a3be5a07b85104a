package io.tripline.user.registry;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tripline.access.Caller;
import io.tripline.user.OwnData;
import io.tripline.user.registry.Registrations.CallerKey;
import io.tripline.user.registry.Registrations.Registered;
import io.tripline.user.registry.Requests.Contacts;
import io.tripline.user.registry.Requests.ProfileChange;
import io.tripline.user.registry.Requests.Registration;
import io.tripline.user.registry.Requests.StandingChange;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/users")
@Tag(name = "Users")
class UserController {

    private static final Pattern KEY = Pattern.compile("[!-~]{1,100}");

    private final Registrations registrations;
    private final Users users;

    UserController(Registrations registrations, Users users) {
        this.registrations = registrations;
        this.users = users;
    }

    @PostMapping
    @Operation(
            summary = "Registers a user; with a password the person can sign in",
            description = "Repeated with the same Idempotency-Key and body it answers with the user as it is now "
                    + "and the header Idempotent-Replayed: true. The password is not part of that comparison.")
    ResponseEntity<UserView> register(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Registration body) {
        Caller caller = Caller.current();
        if (key != null && !KEY.matcher(key).matches()) {
            throw Refusals.badKey();
        }
        Registered registered = registrations.register(body, key == null ? null : new CallerKey(caller.name(), key));
        var answer = ResponseEntity.created(
                URI.create("/v1/users/" + registered.user().id()));
        if (registered.repeated()) {
            answer.header("Idempotent-Replayed", "true");
        }
        return answer.body(UserView.of(registered.user(), caller));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Reads a user; staff sees e-mail address and phone number masked")
    UserView read(@PathVariable UUID id) {
        Caller caller = OwnData.reader(id);
        return UserView.of(users.read(id), caller);
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Changes display name, country, or both")
    UserView changeProfile(@PathVariable UUID id, @Valid @RequestBody ProfileChange change) {
        Caller caller = OwnData.writer(id);
        return UserView.of(users.changeProfile(id, change), caller);
    }

    @PutMapping("/{id}/contacts")
    @Operation(summary = "Replaces e-mail address and phone number; the new address is the new name to sign in with")
    UserView changeContacts(@PathVariable UUID id, @Valid @RequestBody Contacts contacts) {
        Caller caller = OwnData.writer(id);
        return UserView.of(users.changeContacts(id, contacts), caller);
    }

    @PutMapping("/{id}/standing")
    @Operation(
            summary =
                    "Sets the standing, with a reason; BLOCKED ends the person's sign-ins, any other allows them again")
    UserView changeStanding(@PathVariable UUID id, @Valid @RequestBody StandingChange change) {
        Caller caller = Caller.current();
        return UserView.of(users.changeStanding(id, change, caller), caller);
    }
}
