package io.tripline.outbox;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** What waits in the table, asked at most every half second and by one thread at a time. Thread-safe. */
final class Backlog {

    private static final long REFRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final Logger log = LoggerFactory.getLogger(Backlog.class);

    private final OutboxTable table;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile OutboxTable.Waiting last = new OutboxTable.Waiting(0, 0);
    private volatile long askedAt = System.nanoTime() - REFRESH_NANOS;

    Backlog(OutboxTable table) {
        this.table = table;
    }

    OutboxTable.Waiting now() {
        if (System.nanoTime() - askedAt >= REFRESH_NANOS && refreshing.tryLock()) {
            try {
                last = table.waiting();
            } catch (DataAccessException e) {
                log.debug("The depth of the outbox is not known now; the last figure stands", e);
            } finally {
                askedAt = System.nanoTime();
                refreshing.unlock();
            }
        }
        return last;
    }
}
