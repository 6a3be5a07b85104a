package io.tripline.interaction.decision;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Requests of this instance that wait for a decision to be stored. Thread-safe. */
@Component
public class Waiters {

    private static final Logger log = LoggerFactory.getLogger(Waiters.class);

    private final ConcurrentHashMap<UUID, List<Waiter>> waiting = new ConcurrentHashMap<>();
    private final DecisionTable table;

    Waiters(DecisionTable table) {
        this.table = table;
    }

    /** Starts to listen for the decision of an interaction; begin before it is submitted, so as not to miss it. */
    public Waiter on(UUID interactionId) {
        Waiter waiter = new Waiter(interactionId);
        waiting.merge(
                interactionId,
                List.of(waiter),
                (known, one) -> Stream.concat(known.stream(), one.stream()).toList());
        return waiter;
    }

    @EventListener
    void onStored(DecisionsStored stored) {
        for (DecisionsStored.Stored decision : stored.decisions()) {
            waiting.getOrDefault(decision.interactionId(), List.of()).forEach(waiter -> waiter.stored.countDown());
        }
    }

    /** Finds what was stored by another instance while Redis could not tell. */
    @Scheduled(fixedDelay = 250, timeUnit = TimeUnit.MILLISECONDS)
    void look() {
        List<UUID> ids = List.copyOf(waiting.keySet());
        if (ids.isEmpty()) {
            return;
        }
        try {
            onStored(new DecisionsStored(table.decidedOf(ids)));
        } catch (DataAccessException e) {
            log.debug("Waiting requests are looked after again in a moment", e);
        }
    }

    /** One request that waits. Closing it ends the listening. */
    public final class Waiter implements AutoCloseable {

        private final UUID interactionId;
        private final CountDownLatch stored = new CountDownLatch(1);

        private Waiter(UUID interactionId) {
            this.interactionId = interactionId;
        }

        /** Returns when the decision is stored, or after so long. */
        public void await(Duration atMost) throws InterruptedException {
            stored.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            waiting.computeIfPresent(interactionId, (id, known) -> {
                List<Waiter> others = known.stream().filter(one -> one != this).toList();
                return others.isEmpty() ? null : others;
            });
        }
    }
}
