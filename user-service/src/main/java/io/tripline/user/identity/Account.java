package io.tripline.user.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the identity provider should hold about one user.
 *
 * @param userId becomes the attribute and token claim {@code user_id}
 * @param email also the name to sign in with
 * @param accountId the provider's id of the account; null when it is not known yet
 * @param enabled whether the person may sign in
 */
public record Account(
        UUID userId,
        String email,
        String displayName,
        boolean enabled,
        @Nullable String accountId) {}
