package io.tripline.user.registry;

import io.tripline.access.Caller;
import io.tripline.user.activity.Activity;
import io.tripline.user.activity.ActivityLog;
import io.tripline.user.identity.IdentityJobs;
import io.tripline.user.registry.Requests.Contacts;
import io.tripline.user.registry.Requests.ProfileChange;
import io.tripline.user.registry.Requests.StandingChange;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads and changes users who exist; a change that changes nothing writes nothing. Thread-safe. */
@Component
public class Users {

    private final UserStore store;
    private final IdentityJobs jobs;
    private final ActivityLog activities;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Users(UserStore store, IdentityJobs jobs, ActivityLog activities, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.jobs = jobs;
        this.activities = activities;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Locks the user until the caller's transaction ends, so that all changes of one user and their messages have one order.
     *
     * @throws io.tripline.access.Refusal when there is no such user
     */
    public KnownUser lock(UUID id) {
        return KnownUser.of(store.lock(id).orElseThrow(() -> Refusals.unknownUser(id)));
    }

    /**
     * Does nothing when the user exists.
     *
     * @throws io.tripline.access.Refusal when there is no such user
     */
    public void require(UUID id) {
        read(id);
    }

    User read(UUID id) {
        return store.find(id).orElseThrow(() -> Refusals.unknownUser(id));
    }

    User changeProfile(UUID id, ProfileChange change) {
        return change(id, (before, now) -> {
            User after = before.withProfile(
                    Objects.requireNonNullElse(change.displayName(), before.displayName())
                            .strip(),
                    Objects.requireNonNullElse(change.country(), before.country()),
                    now);
            if (after.sameProfileAs(before)) {
                return before;
            }
            store.update(after);
            activities.add(KnownUser.of(after).activity(Activity.Type.PROFILE_CHANGED, now));
            return withAccountRequested(after);
        });
    }

    User changeContacts(UUID id, Contacts contacts) {
        try {
            return change(id, (before, now) -> {
                User after = before.withContacts(contacts.normalEmail(), contacts.phone(), now);
                boolean email = !after.email().equals(before.email());
                boolean phone = !Objects.equals(after.phone(), before.phone());
                if (!email && !phone) {
                    return before;
                }
                store.update(after);
                if (phone) {
                    activities.add(KnownUser.of(after).contactActivity(now, Activity.Contact.PHONE));
                }
                if (!email) {
                    return after;
                }
                activities.add(KnownUser.of(after).contactActivity(now, Activity.Contact.EMAIL));
                return withAccountRequested(after);
            });
        } catch (DuplicateKeyException e) {
            throw Refusals.emailTaken();
        }
    }

    User changeStanding(UUID id, StandingChange change, Caller by) {
        return change(id, (before, now) -> {
            User after = before.withStanding(change.standing(), change.reason(), by.name(), now);
            store.update(after);
            store.recordStanding(id, change.standing(), change.reason(), by.name(), now);
            activities.add(KnownUser.of(after).activity(Activity.Type.STANDING_CHANGED, now));
            return withAccountRequested(after);
        });
    }

    private User change(UUID id, BiFunction<User, Instant, User> change) {
        return Objects.requireNonNull(transaction.execute(status -> {
            User before = store.lock(id).orElseThrow(() -> Refusals.unknownUser(id));
            return change.apply(before, clock.instant());
        }));
    }

    private User withAccountRequested(User user) {
        if (!user.hasAccount()) {
            return user;
        }
        jobs.request(user.id());
        return user.awaitingAccount();
    }
}
