package io.tripline.user.registry;

import io.tripline.user.Uuids;
import io.tripline.user.activity.Activity;
import io.tripline.user.activity.ActivityLog;
import io.tripline.user.identity.Account;
import io.tripline.user.identity.Accounts;
import io.tripline.user.identity.IdentityException;
import io.tripline.user.identity.IdentityJobs;
import io.tripline.user.registry.Requests.Registration;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Registers users, once for each Idempotency-Key.
 *
 * <p>A password is never stored here, not even for a moment: with a password, the account is created at the identity provider first,
 * while the caller waits. An announcement is committed before, and removed in the transaction that stores the user; if that transaction
 * never happens, the worker finds the announcement and removes the account again. So a user with a password either exists in both places
 * or in neither, and while the provider is away such a registration is refused with 503 instead of being kept with its password for
 * later. Without a password nothing depends on the provider.
 */
@Component
class Registrations {

    private final UserStore users;
    private final RegistrationKeys keys;
    private final Accounts accounts;
    private final IdentityJobs jobs;
    private final ActivityLog activities;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Registrations(
            UserStore users,
            RegistrationKeys keys,
            Accounts accounts,
            IdentityJobs jobs,
            ActivityLog activities,
            TransactionTemplate transaction,
            Clock clock) {
        this.users = users;
        this.keys = keys;
        this.accounts = accounts;
        this.jobs = jobs;
        this.activities = activities;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The user, and whether an earlier request registered it. */
    record Registered(User user, boolean repeated) {}

    /** An Idempotency-Key and whose it is; keys of different callers do not meet. */
    record CallerKey(String caller, String key) {}

    Registered register(Registration body, @Nullable CallerKey key) {
        return earlier(body, key).orElseGet(() -> first(body, key));
    }

    private Optional<Registered> earlier(Registration body, @Nullable CallerKey key) {
        return Optional.ofNullable(key)
                .flatMap(k -> keys.find(k.caller(), k.key()))
                .map(entry -> {
                    if (!entry.bodyHash().equals(RegistrationKeys.hash(body))) {
                        throw Refusals.keyReused();
                    }
                    return new Registered(users.find(entry.userId()).orElseThrow(), true);
                });
    }

    private Registered first(Registration body, @Nullable CallerKey key) {
        if (users.emailTaken(body.normalEmail())) {
            return earlier(body, key).orElseThrow(Refusals::emailTaken);
        }
        Instant now = clock.instant();
        User user = User.registered(
                Uuids.ordered(now),
                body.normalEmail(),
                body.displayName().strip(),
                body.country(),
                body.phone(),
                body.password() != null,
                now);
        try {
            return new Registered(
                    body.password() == null ? store(user, body, key) : withAccount(user, body, key), false);
        } catch (DuplicateKeyException e) {
            return earlier(body, key).orElseThrow(Refusals::emailTaken);
        }
    }

    private User withAccount(User user, Registration body, @Nullable CallerKey key) {
        jobs.announce(user.id());
        try {
            return store(user.withAccountId(create(user, body)), body, key);
        } catch (RuntimeException e) {
            jobs.request(user.id());
            throw e;
        }
    }

    private String create(User user, Registration body) {
        try {
            return accounts.create(
                    new Account(user.id(), user.email(), user.displayName(), true, null),
                    Objects.requireNonNull(body.password()));
        } catch (IdentityException e) {
            throw switch (e.kind()) {
                case TAKEN -> beingUndone(user.email()) ? Refusals.beingRegistered() : Refusals.emailTaken();
                case EMAIL_REFUSED -> Refusals.refusedByProvider("email", e);
                case PASSWORD_REFUSED -> Refusals.refusedByProvider("password", e);
                case UNAVAILABLE, MISSING -> Refusals.identityAway();
            };
        }
    }

    private boolean beingUndone(String email) {
        return accounts.userIdOf(email)
                .filter(holder -> users.find(holder).isEmpty() && jobs.waitingFor(holder))
                .isPresent();
    }

    private User store(User user, Registration body, @Nullable CallerKey key) {
        transaction.executeWithoutResult(status -> {
            if (user.hasAccount() && !jobs.completed(user.id())) {
                throw Refusals.identityAway();
            }
            insert(user);
            if (key != null) {
                keys.insert(key.caller(), key.key(), body, user.id(), user.registeredAt());
            }
        });
        return user;
    }

    private void insert(User user) {
        users.insert(user);
        activities.add(KnownUser.of(user).activity(Activity.Type.REGISTERED, user.registeredAt()));
    }

    /** Registers a person whose account the identity provider holds already; nothing happens when the id or the address is known. */
    void adopt(UUID id, String email, String displayName, String country) {
        if (users.find(id).isPresent()) {
            return;
        }
        Instant now = clock.instant();
        User user = User.registered(id, email, displayName, country, null, true, now);
        transaction.executeWithoutResult(status -> {
            insert(user);
            jobs.request(id);
        });
    }
}
