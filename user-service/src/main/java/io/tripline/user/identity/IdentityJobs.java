package io.tripline.user.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The users whose account has to be made equal to what this service says. A job states no action, only whom to look at, so it can be
 * repeated and a later change needs no second one. Thread-safe, also across instances.
 */
@Component
public class IdentityJobs {

    /** How long a job is left alone after it was taken, and how long a registration may take. Longer than all timeouts of one attempt. */
    static final Duration LEASE = Duration.ofSeconds(60);

    private final JdbcClient jdbc;
    private final Clock clock;

    IdentityJobs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Job(UUID userId, long version, int attempts) {}

    /** Asks for the user's account to be brought up to date now; called in the transaction that changes the user. */
    public void request(UUID userId) {
        request(userId, clock.instant());
    }

    /**
     * Announces that an account is about to be created for a user who does not exist yet. If the registration does not end with
     * {@link #completed}, the worker removes the account after the lease. Must be committed before the account is created.
     */
    public void announce(UUID userId) {
        request(userId, clock.instant().plus(LEASE));
    }

    /** Ends an announcement, in the transaction that stores the user. False when the worker was faster: then nothing may be stored. */
    public boolean completed(UUID userId) {
        return jdbc.sql("delete from identity_jobs where user_id = ? and attempts = 0")
                        .param(userId)
                        .update()
                == 1;
    }

    /** Whether the user's account is not yet known to be what it should be. */
    public boolean waitingFor(UUID userId) {
        return jdbc.sql("select exists (select from identity_jobs where user_id = ?)")
                .param(userId)
                .query(Boolean.class)
                .single();
    }

    private void request(UUID userId, Instant due) {
        jdbc.sql("""
                insert into identity_jobs (user_id, due_at, created_at) values (:user, :due, :now)
                on conflict (user_id) do update set version = identity_jobs.version + 1, attempts = 0, due_at = excluded.due_at
                """)
                .param("user", userId)
                .param("due", Timestamp.from(due))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    List<Job> take(int most) {
        Instant now = clock.instant();
        return jdbc.sql("""
                update identity_jobs set attempts = attempts + 1, due_at = :lease
                where user_id in (select user_id from identity_jobs where due_at <= :now order by due_at limit :most
                                  for update skip locked)
                returning user_id, version, attempts
                """)
                .param("lease", Timestamp.from(now.plus(LEASE)))
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query(Job.class)
                .list();
    }

    /** A job that was asked for again meanwhile stays. */
    void done(Job job) {
        jdbc.sql("delete from identity_jobs where user_id = ? and version = ?")
                .params(job.userId(), job.version())
                .update();
    }

    void failed(Job job, Duration pause, String error) {
        jdbc.sql(
                        "update identity_jobs set due_at = :due, last_error = :error where user_id = :user and version = :version")
                .param("due", Timestamp.from(clock.instant().plus(pause)))
                .param("error", error)
                .param("user", job.userId())
                .param("version", job.version())
                .update();
    }

    long waiting() {
        return jdbc.sql("select count(*) from identity_jobs").query(Long.class).single();
    }
}
