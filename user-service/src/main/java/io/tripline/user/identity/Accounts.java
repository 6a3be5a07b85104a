package io.tripline.user.identity;

import java.util.Optional;
import java.util.UUID;

/** The accounts at the identity provider. Every method throws {@link IdentityException} and may be repeated. Thread-safe. */
public interface Accounts {

    /**
     * Creates the account with its password and the role {@code user}.
     *
     * @return the provider's id of the new account
     */
    String create(Account account, String password);

    /** Makes an account that exists equal to what is given: e-mail address, name, role, and whether it is enabled. */
    void update(String accountId, Account account);

    /** The provider's id of the account with this user id. */
    Optional<String> find(UUID userId);

    /** The user id of the account that signs in with this e-mail address; empty also for accounts of no user, such as staff. */
    Optional<UUID> userIdOf(String email);

    /** Removes the account; nothing happens when there is none. */
    void remove(String accountId);
}
