package io.tripline.user.registry;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A registered user.
 *
 * @param email lower case, unique
 * @param country ISO 3166-1 alpha-2
 * @param phone E.164, for example {@code +4930123456}
 * @param standingReason why, as given by {@code standingBy}; both null while the first standing lasts
 * @param hasAccount whether the person can sign in, that is, has an account at the identity provider
 * @param accountUpToDate whether the provider is known to hold what this record says
 */
record User(
        UUID id,
        String email,
        String displayName,
        String country,
        @Nullable String phone,
        Standing standing,
        @Nullable String standingReason,
        @Nullable String standingBy,
        Instant standingSince,
        boolean hasAccount,
        @Nullable String accountId,
        boolean accountUpToDate,
        Instant registeredAt,
        Instant changedAt) {

    static User registered(
            UUID id,
            String email,
            String displayName,
            String country,
            @Nullable String phone,
            boolean hasAccount,
            Instant now) {
        return new User(
                id,
                email,
                displayName,
                country,
                phone,
                Standing.ACTIVE,
                null,
                null,
                now,
                hasAccount,
                null,
                false,
                now,
                now);
    }

    User withAccountId(String account) {
        return new User(
                id,
                email,
                displayName,
                country,
                phone,
                standing,
                standingReason,
                standingBy,
                standingSince,
                true,
                account,
                true,
                registeredAt,
                changedAt);
    }

    User withProfile(String newName, String newCountry, Instant now) {
        return new User(
                id,
                email,
                newName,
                newCountry,
                phone,
                standing,
                standingReason,
                standingBy,
                standingSince,
                hasAccount,
                accountId,
                accountUpToDate,
                registeredAt,
                now);
    }

    User withContacts(String newEmail, @Nullable String newPhone, Instant now) {
        return new User(
                id,
                newEmail,
                displayName,
                country,
                newPhone,
                standing,
                standingReason,
                standingBy,
                standingSince,
                hasAccount,
                accountId,
                accountUpToDate,
                registeredAt,
                now);
    }

    User withStanding(Standing newStanding, String reason, String by, Instant now) {
        return new User(
                id,
                email,
                displayName,
                country,
                phone,
                newStanding,
                reason,
                by,
                now,
                hasAccount,
                accountId,
                accountUpToDate,
                registeredAt,
                now);
    }

    User awaitingAccount() {
        return new User(
                id,
                email,
                displayName,
                country,
                phone,
                standing,
                standingReason,
                standingBy,
                standingSince,
                hasAccount,
                accountId,
                false,
                registeredAt,
                changedAt);
    }

    boolean sameProfileAs(User other) {
        return displayName.equals(other.displayName) && country.equals(other.country);
    }

    AccountState account() {
        if (!hasAccount) {
            return AccountState.NONE;
        }
        return accountUpToDate && accountId != null ? AccountState.READY : AccountState.PENDING;
    }

    /** Whether the person can sign in. */
    enum AccountState {
        /** Has no account: was registered without a password. */
        NONE,
        /** A change is on its way to the identity provider. */
        PENDING,
        /** The identity provider holds what this service says. */
        READY
    }
}
