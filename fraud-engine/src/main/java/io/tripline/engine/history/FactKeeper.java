package io.tripline.engine.history;

import io.tripline.engine.facts.Epoch;
import io.tripline.engine.facts.FactEpochs;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;

/**
 * Lets events be counted only while Redis is known to have all facts that were counted before. When that is in doubt, all
 * counting ends, what is missing is counted from the log, and counting goes on. Thread-safe.
 */
@Component
public class FactKeeper extends Watch {

    private static final Duration TURN = Duration.ofMillis(50);

    private final FactEpochs epochs;
    private final Recovery recovery;
    /** Fair, so that what has to be alone gets its turn. */
    private final ReentrantReadWriteLock counting = new ReentrantReadWriteLock(true);

    private final Set<TopicPartition> owned = ConcurrentHashMap.newKeySet();
    private final AtomicLong doubts = new AtomicLong();

    FactKeeper(FactEpochs epochs, Recovery recovery) {
        super("facts");
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
            wake();
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

    /** Also where nothing is counted: dry runs are asked for all the same. */
    @Override
    void look() throws InterruptedException {
        if (!whole() && recovery.possible()) {
            makeWhole();
        }
    }

    private boolean whole() {
        return epochs.current().isPresent();
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
}
