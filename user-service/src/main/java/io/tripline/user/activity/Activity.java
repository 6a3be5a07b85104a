package io.tripline.user.activity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of a user as the topic {@code user-activity} carries it. Holds no e-mail address and no phone number: rules have no need
 * of them.
 *
 * @param occurredAt when the change was made, by this service's clock
 * @param country ISO 3166-1 alpha-2, after the change
 * @param standing after the change
 * @param deviceId the device seen or trusted; null for other changes
 * @param contact which contact changed; null for other changes
 */
public record Activity(
        UUID userId,
        Type type,
        Instant occurredAt,
        String country,
        String standing,
        Instant registeredAt,
        @Nullable String deviceId,
        @Nullable Contact contact) {

    /** What happened to the user. */
    public enum Type {
        REGISTERED,
        PROFILE_CHANGED,
        CONTACT_CHANGED,
        DEVICE_SEEN,
        DEVICE_TRUSTED,
        STANDING_CHANGED
    }

    /** The ways to reach a user. */
    public enum Contact {
        EMAIL,
        PHONE
    }
}
