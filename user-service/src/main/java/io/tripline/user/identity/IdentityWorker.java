package io.tripline.user.identity;

import static io.tripline.user.identity.IdentityException.Kind.MISSING;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Brings accounts up to date, one user at a time, and tries again with growing pauses while the provider is away. */
@Component
class IdentityWorker {

    private static final Logger log = LoggerFactory.getLogger(IdentityWorker.class);
    private static final int BATCH = 20;

    private final IdentityJobs jobs;
    private final Accounts accounts;
    private final AccountHolders holders;
    private final IdentityProperties properties;

    IdentityWorker(IdentityJobs jobs, Accounts accounts, AccountHolders holders, IdentityProperties properties) {
        this.jobs = jobs;
        this.accounts = accounts;
        this.holders = holders;
        this.properties = properties;
    }

    @Scheduled(fixedDelayString = "${tripline.identity.poll:1s}")
    void work() {
        jobs.take(BATCH).forEach(this::attempt);
    }

    private void attempt(IdentityJobs.Job job) {
        try {
            bringUpToDate(job);
            jobs.done(job);
        } catch (IdentityException e) {
            Duration pause = pauseAfter(job.attempts());
            log.warn(
                    "The account of user {} is not up to date yet, next attempt in {}: {}",
                    job.userId(),
                    pause,
                    e.getMessage());
            jobs.failed(job, pause, String.valueOf(e.getMessage()));
        }
    }

    private void bringUpToDate(IdentityJobs.Job job) {
        Optional<Account> wanted = holders.account(job.userId());
        if (wanted.isEmpty()) {
            accounts.find(job.userId()).ifPresent(accounts::remove);
            return;
        }
        Account account = wanted.get();
        String accountId = account.accountId() == null ? link(account) : account.accountId();
        accounts.update(accountId, account);
    }

    private String link(Account account) {
        String accountId = accounts.find(account.userId())
                .orElseThrow(() -> new IdentityException(
                        MISSING,
                        "the identity provider has no account whose attribute user_id is " + account.userId()));
        holders.linked(account.userId(), accountId);
        return accountId;
    }

    private Duration pauseAfter(int attempts) {
        Duration pause = Duration.ofSeconds(1L << Math.min(attempts - 1, 10));
        return pause.compareTo(properties.longestPause()) > 0 ? properties.longestPause() : pause;
    }
}
