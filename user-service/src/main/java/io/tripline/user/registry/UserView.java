package io.tripline.user.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tripline.access.Caller;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user as a caller may see it: staff reads contacts masked, the user does not read why the standing was set and by whom. */
@Schema(name = "User")
@JsonInclude(JsonInclude.Include.NON_NULL)
record UserView(
        UUID id,
        String email,
        String displayName,
        String country,
        @Nullable String phone,
        Standing standing,
        @Nullable String standingReason,
        @Nullable String standingBy,
        Instant standingSince,
        User.AccountState account,
        Instant registeredAt,
        Instant changedAt) {

    static UserView of(User user, Caller caller) {
        boolean own = user.id().toString().equals(caller.userId());
        boolean clear = own || caller.is("service");
        boolean standingExplained = !caller.onlyAs("user");
        return new UserView(
                user.id(),
                clear ? user.email() : Masking.email(user.email()),
                user.displayName(),
                user.country(),
                clear ? user.phone() : Masking.phone(user.phone()),
                user.standing(),
                standingExplained ? user.standingReason() : null,
                standingExplained ? user.standingBy() : null,
                user.standingSince(),
                user.account(),
                user.registeredAt(),
                user.changedAt());
    }
}
