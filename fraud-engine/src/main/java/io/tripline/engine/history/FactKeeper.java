package io.tripline.engine.history;

import io.tripline.engine.facts.Epoch;
import io.tripline.engine.facts.FactEpochs;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Lets events be counted only while Redis is known to have all facts that were counted before. When that is in doubt, all
 * counting ends, what is missing is counted from the log, and counting goes on. Thread-safe.
 */
@Component
public class FactKeeper implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(FactKeeper.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration TURN = Duration.ofMillis(50);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(2);

    private final FactEpochs epochs;
    private final Recovery recovery;
    /** Fair, so that what has to be alone gets its turn. */
    private final ReentrantReadWriteLock counting = new ReentrantReadWriteLock(true);

    private final Set<TopicPartition> owned = ConcurrentHashMap.newKeySet();
    private final Semaphore asked = new Semaphore(0);
    private final AtomicLong doubts = new AtomicLong();
    private volatile boolean running;
    private @Nullable Thread thread;

    FactKeeper(FactEpochs epochs, Recovery recovery) {
        this.epochs = epochs;
        this.recovery = recovery;
    }

    /**
     * Whether the caller may count events of this topic now, and commit them: if so it calls {@link #leave} when it has, on the same thread.
     * If not, the facts are looked after meanwhile; ask again a little later.
     */
    public boolean enter(String topic) throws InterruptedException {
        if (whole() && counting.readLock().tryLock(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
            Optional<Epoch> epoch = epochs.current();
            if (epoch.filter(now -> !now.series().waiting(topic)).isPresent()) {
                return true;
            }
            leave();
        }
        if (!whole()) {
            asked.release();
        }
        return false;
    }

    /** See {@link #enter}. */
    public void leave() {
        counting.readLock().unlock();
    }

    /** Redis may have lost something: it failed, or what it has to have counted was not known here yet. */
    public void doubt() {
        doubts.incrementAndGet();
        epochs.doubt();
    }

    /** These partitions are counted by this engine now, which may know less of them than another did. */
    public void own(Collection<TopicPartition> partitions) {
        owned.addAll(partitions);
        doubt();
    }

    /** These partitions are counted by another engine from now on. */
    public void disown(Collection<TopicPartition> partitions) {
        owned.removeAll(partitions);
    }

    Set<TopicPartition> owned() {
        return Set.copyOf(owned);
    }

    /** Does the work while nothing is being counted; leaves it when the epoch is not the one to count in any more. */
    void alone(Epoch epoch, Runnable work) throws InterruptedException {
        counting.writeLock().lockInterruptibly();
        try {
            if (epochs.current().filter(epoch::equals).isPresent()) {
                work.run();
            }
        } finally {
            counting.writeLock().unlock();
        }
    }

    /** How far the facts are counted again; empty while they need not be. */
    public Optional<Progress> rebuilding() {
        return recovery.progress();
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().name("keep-facts").start(this::run);
    }

    @Override
    public synchronized void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(STOP_WITHIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private boolean whole() {
        return epochs.current().isPresent();
    }

    private void run() {
        while (running) {
            try {
                boolean waitedFor = asked.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                asked.drainPermits();
                // An engine that counts nothing is asked for dry runs all the same.
                if (!whole() && (waitedFor || recovery.possible())) {
                    makeWhole();
                }
            } catch (InterruptedException e) {
                log.debug("Keeping facts is to stop");
            } catch (RuntimeException e) {
                if (running) {
                    log.warn(
                            "Facts are not known to be whole; looking again in {} s: {}",
                            PAUSE.toSeconds(),
                            e.toString());
                    pause();
                }
            }
        }
    }

    /** Alone, so that what is being counted is committed or given up by then. */
    private void makeWhole() throws InterruptedException {
        counting.writeLock().lockInterruptibly();
        try {
            while (!whole()) {
                long before = doubts.get();
                Epoch epoch = recovery.wholeEpoch();
                if (doubts.get() == before) {
                    epochs.use(epoch);
                }
            }
        } finally {
            counting.writeLock().unlock();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            log.debug("Keeping facts is to stop");
        }
    }
}
