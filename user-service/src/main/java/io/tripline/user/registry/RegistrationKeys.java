package io.tripline.user.registry;

import io.tripline.user.registry.Requests.Registration;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers which registration an Idempotency-Key of a caller stood for. Thread-safe. */
@Component
class RegistrationKeys {

    private final JdbcClient jdbc;

    RegistrationKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Entry(String bodyHash, UUID userId) {}

    Optional<Entry> find(String caller, String key) {
        return jdbc.sql("select body_hash, user_id from registration_keys where caller = ? and key = ?")
                .params(caller, key)
                .query(Entry.class)
                .optional();
    }

    /** Throws {@link org.springframework.dao.DuplicateKeyException} when the caller used the key before. */
    void insert(String caller, String key, Registration body, UUID userId, Instant now) {
        jdbc.sql("insert into registration_keys (caller, key, body_hash, user_id, created_at) values (?, ?, ?, ?, ?)")
                .params(caller, key, hash(body), userId, Timestamp.from(now))
                .update();
    }

    /** The password counts only as given or not: a stored hash of its text would invite guessing. */
    static String hash(Registration body) {
        MessageDigest digest = sha256();
        for (String part : new @Nullable String[] {
            body.normalEmail(),
            body.displayName(),
            body.country(),
            body.phone(),
            body.password() == null ? null : "given"
        }) {
            digest.update((part == null ? "-" : part.length() + ":" + part).getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
