package io.tripline.user.device;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Devices in PostgreSQL. Thread-safe. */
@Component
class DeviceStore {

    private final JdbcClient jdbc;

    DeviceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest sighting first. */
    List<Device> of(UUID userId) {
        return jdbc.sql("select * from devices where user_id = ? order by last_seen desc, device_id")
                .param(userId)
                .query(DeviceStore::device)
                .list();
    }

    Optional<Device> find(UUID userId, String deviceId) {
        return jdbc.sql("select * from devices where user_id = ? and device_id = ?")
                .params(userId, deviceId)
                .query(DeviceStore::device)
                .optional();
    }

    /** Keeps the first sighting, and the name when no new one is given. */
    Device seen(UUID userId, String deviceId, @Nullable String name, Instant at) {
        return jdbc.sql("""
                insert into devices (user_id, device_id, name, first_seen, last_seen) values (:user, :device, :name, :at, :at)
                on conflict (user_id, device_id) do update
                    set last_seen = excluded.last_seen, name = coalesce(excluded.name, devices.name)
                returning *
                """)
                .param("user", userId)
                .param("device", deviceId)
                .param("name", name)
                .param("at", Timestamp.from(at))
                .query(DeviceStore::device)
                .single();
    }

    Device trusted(UUID userId, String deviceId, String by, Instant at) {
        return jdbc.sql(
                        "update devices set trusted_at = ?, trusted_by = ? where user_id = ? and device_id = ? returning *")
                .params(Timestamp.from(at), by, userId, deviceId)
                .query(DeviceStore::device)
                .single();
    }

    private static Device device(ResultSet row, int number) throws SQLException {
        Timestamp trusted = row.getTimestamp("trusted_at");
        return new Device(
                row.getString("device_id"),
                row.getString("name"),
                row.getTimestamp("first_seen").toInstant(),
                row.getTimestamp("last_seen").toInstant(),
                trusted == null ? null : trusted.toInstant(),
                row.getString("trusted_by"));
    }
}
