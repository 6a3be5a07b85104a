package io.tripline.user.registry;

import io.tripline.user.identity.Account;
import io.tripline.user.identity.AccountHolders;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Users in PostgreSQL. Thread-safe. */
@Component
class UserStore implements AccountHolders {

    private static final String SELECT = """
            select u.*, not exists (select from identity_jobs j where j.user_id = u.id) as account_up_to_date
            from users u where u.id = ?""";

    private final JdbcClient jdbc;

    UserStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<User> find(UUID id) {
        return jdbc.sql(SELECT).param(id).query(UserStore::user).optional();
    }

    /** Reads and locks the row until the transaction ends, so that changes of one user and their messages have one order. */
    Optional<User> lock(UUID id) {
        return jdbc.sql(SELECT + " for update of u")
                .param(id)
                .query(UserStore::user)
                .optional();
    }

    boolean emailTaken(String email) {
        return jdbc.sql("select exists (select from users where lower(email) = lower(?))")
                .param(email)
                .query(Boolean.class)
                .single();
    }

    /** Throws {@link org.springframework.dao.DuplicateKeyException} when the id or the e-mail address is taken. */
    void insert(User user) {
        jdbc.sql("""
                insert into users (id, email, display_name, country, phone, standing, standing_reason, standing_by, standing_since,
                                   has_account, account_id, registered_at, changed_at)
                values (:id, :email, :name, :country, :phone, :standing, :reason, :by, :since, :hasAccount, :accountId, :registered,
                        :changed)
                """)
                .param("id", user.id())
                .param("email", user.email())
                .param("name", user.displayName())
                .param("country", user.country())
                .param("phone", user.phone())
                .param("standing", user.standing().name())
                .param("reason", user.standingReason())
                .param("by", user.standingBy())
                .param("since", Timestamp.from(user.standingSince()))
                .param("hasAccount", user.hasAccount())
                .param("accountId", user.accountId())
                .param("registered", Timestamp.from(user.registeredAt()))
                .param("changed", Timestamp.from(user.changedAt()))
                .update();
    }

    /** Throws {@link org.springframework.dao.DuplicateKeyException} when the e-mail address is taken. */
    void update(User user) {
        jdbc.sql("""
                update users set email = :email, display_name = :name, country = :country, phone = :phone, standing = :standing,
                    standing_reason = :reason, standing_by = :by, standing_since = :since, changed_at = :changed
                where id = :id
                """)
                .param("id", user.id())
                .param("email", user.email())
                .param("name", user.displayName())
                .param("country", user.country())
                .param("phone", user.phone())
                .param("standing", user.standing().name())
                .param("reason", user.standingReason())
                .param("by", user.standingBy())
                .param("since", Timestamp.from(user.standingSince()))
                .param("changed", Timestamp.from(user.changedAt()))
                .update();
    }

    void recordStanding(UUID id, Standing standing, String reason, String by, Instant at) {
        jdbc.sql("insert into standing_changes (user_id, standing, reason, set_by, set_at) values (?, ?, ?, ?, ?)")
                .params(id, standing.name(), reason, by, Timestamp.from(at))
                .update();
    }

    @Override
    public Optional<Account> account(UUID userId) {
        return find(userId)
                .map(user -> new Account(
                        user.id(),
                        user.email(),
                        user.displayName(),
                        user.standing() != Standing.BLOCKED,
                        user.accountId()));
    }

    @Override
    public void linked(UUID userId, String accountId) {
        jdbc.sql("update users set account_id = ?, has_account = true where id = ?")
                .params(accountId, userId)
                .update();
    }

    private static User user(ResultSet row, int number) throws SQLException {
        return new User(
                row.getObject("id", UUID.class),
                row.getString("email"),
                row.getString("display_name"),
                row.getString("country"),
                row.getString("phone"),
                Standing.valueOf(row.getString("standing")),
                row.getString("standing_reason"),
                row.getString("standing_by"),
                row.getTimestamp("standing_since").toInstant(),
                row.getBoolean("has_account"),
                row.getString("account_id"),
                row.getBoolean("account_up_to_date"),
                row.getTimestamp("registered_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }
}
