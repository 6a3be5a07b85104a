package io.tripline.user.identity;

import java.util.Optional;
import java.util.UUID;

/** The users as the identity package needs to see them; the registry is behind it. */
public interface AccountHolders {

    /** What the provider should hold about the user; empty when there is no such user, so that no account may remain. */
    Optional<Account> account(UUID userId);

    /** Remembers the provider's id of the user's account. */
    void linked(UUID userId, String accountId);
}
