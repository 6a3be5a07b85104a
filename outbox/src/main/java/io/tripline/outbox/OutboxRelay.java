package io.tripline.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Moves committed messages to Kafka. A batch is read, sent, acknowledged and deleted under a lock in the database, so
 * that one instance of a service relays at a time. A relay that dies between sending and deleting sends the batch again:
 * duplicates happen, loss does not, and within a key the first sight of each message is in order.
 */
final class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    /** How soon to try again while another instance relays. */
    private static final Duration BUSY_PAUSE = Duration.ofMillis(25);

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(2);

    private final OutboxTable table;
    private final TransactionOperations transactions;
    private final OutboxPublisher publisher;
    private final OutboxProperties properties;
    private final OutboxMetrics metrics;
    private final Semaphore wake = new Semaphore(0);
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private @Nullable Thread thread;

    OutboxRelay(
            OutboxTable table,
            TransactionOperations transactions,
            OutboxPublisher publisher,
            OutboxProperties properties,
            OutboxMetrics metrics) {
        this.table = table;
        this.transactions = transactions;
        this.publisher = publisher;
        this.properties = properties;
        this.metrics = metrics;
    }

    /** How a look at the table ended. */
    private enum Round {
        ANOTHER_INSTANCE_RELAYS,
        MORE_MAY_WAIT,
        EMPTY
    }

    /** Says that there may be something to send. */
    void wake() {
        wake.release();
    }

    @Override
    public synchronized void start() {
        stopped = new CountDownLatch(1);
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }

    @Override
    public synchronized void stop() {
        stopped.countDown();
        wake();
        if (thread != null) {
            awaitEnd(thread);
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    /** Stops after the web server and the Kafka listeners, whose last requests still write messages. */
    @Override
    public int getPhase() {
        return 0;
    }

    private static void awaitEnd(Thread thread) {
        try {
            if (!thread.join(STOP_PATIENCE)) {
                thread.interrupt();
                thread.join(STOP_PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        int failuresInARow = 0;
        try {
            while (isRunning()) {
                try {
                    pauseAfter(relayBatch());
                    failuresInARow = 0;
                } catch (RuntimeException e) { // whatever it is: a relay that ends would hold every message back
                    backOff(++failuresInARow, e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            publisher.close();
        }
    }

    private Round relayBatch() {
        return Objects.requireNonNull(transactions.execute(_ -> relayUnderLock()));
    }

    private Round relayUnderLock() {
        if (!table.tryLock()) {
            return Round.ANOTHER_INSTANCE_RELAYS;
        }
        List<OutboxTable.Stored> batch = table.oldest(properties.batchSize());
        if (batch.isEmpty()) {
            return Round.EMPTY;
        }
        publisher.publish(batch.stream().map(OutboxTable.Stored::message).toList(), this::isRunning);
        table.delete(batch);
        metrics.relayed(batch.size());
        return batch.size() == properties.batchSize() ? Round.MORE_MAY_WAIT : Round.EMPTY;
    }

    private void pauseAfter(Round round) throws InterruptedException {
        switch (round) {
            case MORE_MAY_WAIT -> {}
            case ANOTHER_INSTANCE_RELAYS -> awaitWake(BUSY_PAUSE);
            case EMPTY -> awaitWake(properties.pollInterval());
        }
    }

    private void awaitWake(Duration atMost) throws InterruptedException {
        if (wake.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }

    private void backOff(int failuresInARow, RuntimeException failure) throws InterruptedException {
        // A failed producer may still hold later messages of the batch: they must not overtake the failed one.
        publisher.close();
        if (!isRunning()) {
            return;
        }
        metrics.failed();
        Duration pause = properties.pauseAfter(failuresInARow);
        log.warn("Messages wait in the outbox, next try in {} ms: {}", pause.toMillis(), failure.toString());
        log.debug("Relaying failed", failure);
        stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }
}
