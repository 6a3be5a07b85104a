package io.tripline.user;

import io.tripline.access.Caller;
import io.tripline.access.Refusal;
import io.tripline.access.Roles;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** Keeps people who are users and nothing more to their own data. */
public final class OwnData {

    private static final Set<String> READERS =
            Set.of(Roles.ANALYST, Roles.APPROVER, Roles.COMPLIANCE, Roles.ADMIN, Roles.SERVICE);
    private static final Set<String> WRITERS = Set.of(Roles.ADMIN, Roles.SERVICE);

    private OwnData() {}

    /**
     * The present caller, who may read about the user.
     *
     * @throws Refusal 403 when the caller is neither that user nor staff nor an API client
     */
    public static Caller reader(UUID userId) {
        return only(userId, READERS);
    }

    /**
     * The present caller, who may change the user.
     *
     * @throws Refusal 403 when the caller is neither that user nor an administrator nor an API client
     */
    public static Caller writer(UUID userId) {
        return only(userId, WRITERS);
    }

    private static Caller only(UUID userId, Set<String> others) {
        Caller caller = Caller.current();
        if (!caller.owns(userId.toString()) && others.stream().noneMatch(caller::is)) {
            throw Refusal.of(
                    HttpStatus.FORBIDDEN,
                    "not-your-data",
                    "You may see and change your own data only. Your user id is " + caller.userId() + ".");
        }
        return caller;
    }
}
