package io.tripline.user.device;

import io.tripline.access.Refusal;
import io.tripline.user.activity.Activity;
import io.tripline.user.activity.ActivityLog;
import io.tripline.user.registry.KnownUser;
import io.tripline.user.registry.Users;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Remembers devices; each sighting and each new trust becomes an activity. Thread-safe. */
@Component
class Devices {

    private final DeviceStore store;
    private final Users users;
    private final ActivityLog activities;
    private final Clock clock;

    Devices(DeviceStore store, Users users, ActivityLog activities, Clock clock) {
        this.store = store;
        this.users = users;
        this.activities = activities;
        this.clock = clock;
    }

    List<Device> of(UUID userId) {
        users.require(userId);
        return store.of(userId);
    }

    @Transactional
    public Device seen(UUID userId, Device.Sighting sighting) {
        KnownUser user = users.lock(userId);
        Instant now = clock.instant();
        Device device = store.seen(userId, sighting.deviceId(), sighting.name(), now);
        activities.add(user.deviceActivity(Activity.Type.DEVICE_SEEN, now, device.deviceId()));
        return device;
    }

    /** A device that is trusted already stays as it is. */
    @Transactional
    public Device trust(UUID userId, String deviceId, String by) {
        KnownUser user = users.lock(userId);
        Device device = store.find(userId, deviceId).orElseThrow(() -> unknown(userId, deviceId));
        if (device.isTrusted()) {
            return device;
        }
        Instant now = clock.instant();
        activities.add(user.deviceActivity(Activity.Type.DEVICE_TRUSTED, now, deviceId));
        return store.trusted(userId, deviceId, by, now);
    }

    private static Refusal unknown(UUID userId, String deviceId) {
        return Refusal.of(
                HttpStatus.NOT_FOUND,
                "unknown-device",
                "User " + userId + " was never seen with device " + deviceId + ". Tell of it first: POST /v1/users/"
                        + userId + "/devices.");
    }
}
