package io.tripline.user.registry;

import io.tripline.user.activity.Activity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A registered user as other packages need to know one: what an {@link Activity} tells.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record KnownUser(UUID id, String country, Standing standing, Instant registeredAt) {

    static KnownUser of(User user) {
        return new KnownUser(user.id(), user.country(), user.standing(), user.registeredAt());
    }

    /** A change of this user that concerns no device and no contact. */
    public Activity activity(Activity.Type type, Instant at) {
        return activity(type, at, null, null);
    }

    /** A change that concerns one device. */
    public Activity deviceActivity(Activity.Type type, Instant at, String deviceId) {
        return activity(type, at, deviceId, null);
    }

    /** A change of one contact. */
    Activity contactActivity(Instant at, Activity.Contact contact) {
        return activity(Activity.Type.CONTACT_CHANGED, at, null, contact);
    }

    private Activity activity(
            Activity.Type type, Instant at, @Nullable String deviceId, Activity.@Nullable Contact contact) {
        return new Activity(id, type, at, country, standing.name(), registeredAt, deviceId, contact);
    }
}
