package io.tripline.interaction.history;

import io.tripline.access.Caller;
import io.tripline.access.FieldError;
import io.tripline.access.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Whose interactions a caller may read: a user the own, everyone else who may read at all those of all users. */
record Reach(Caller caller) {

    static Reach of(Caller caller) {
        return new Reach(caller);
    }

    boolean covers(String userId) {
        return !ownOnly() || caller.owns(userId);
    }

    /**
     * The user a request is about: the one it names, or the caller.
     *
     * @throws Refusal when the named user is out of reach, or none is named and the caller is none
     */
    String userOf(@Nullable String named) {
        String userId = named != null ? named : ownOnly() ? caller.userId() : null;
        if (userId == null || userId.isEmpty() || userId.indexOf('\0') >= 0) {
            throw Refusal.invalid(List.of(new FieldError("userId", "is required: whose interactions to list")));
        }
        if (!covers(userId)) {
            throw Refusal.of(
                    HttpStatus.FORBIDDEN, "not-your-own", "You may read your own interactions only; leave userId out.");
        }
        return userId;
    }

    private boolean ownOnly() {
        return caller.onlyAs("user");
    }
}
