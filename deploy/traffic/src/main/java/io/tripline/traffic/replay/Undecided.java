package io.tripline.traffic.replay;

import io.tripline.traffic.api.Gateway;
import io.tripline.traffic.api.Gateway.Outcome;
import io.tripline.traffic.api.GatewayException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Interactions that were accepted and whose decisions are awaited. Decisions are passed on in the order of acceptance, whatever the order in
 * which they are made. For one thread.
 */
final class Undecided {

    /** About how many to ask at once: those of one batch of the engine. */
    private static final int TOGETHER = 500;

    private final Gateway gateway;
    private final RowSink sink;
    private final Duration patience;
    private final Map<UUID, String> open = new LinkedHashMap<>();
    private final Queue<Waiting> order = new ArrayDeque<>();
    private final Map<String, Long> outcomes = new TreeMap<>();
    private final Questions questions;
    private long decided;

    /** @param patience the longest time without any decision while some are awaited */
    Undecided(Gateway gateway, RowSink sink, Duration patience) {
        this.gateway = gateway;
        this.sink = sink;
        this.patience = patience;
        this.questions = new Questions(patience);
    }

    private static final class Waiting {

        private final UUID id;
        private final String rowId;
        private @Nullable Outcome outcome;

        Waiting(UUID id, String rowId) {
            this.id = id;
            this.rowId = rowId;
        }
    }

    void add(UUID id, String rowId) {
        if (open.isEmpty()) {
            questions.answered();
        }
        open.put(id, rowId);
        order.add(new Waiting(id, rowId));
    }

    /** Interactions without a decision so far. */
    int size() {
        return open.size();
    }

    long decided() {
        return decided;
    }

    /** Decisions by outcome. */
    Map<String, Long> outcomes() {
        return Map.copyOf(outcomes);
    }

    /** Waits until at most this many are undecided; throws {@link GatewayException} when nothing is decided for too long. */
    void awaitAtMost(int most, Runnable meanwhile) {
        while (open.size() > most) {
            if (decidedTogether(Math.min(TOGETHER, open.size() - most)) && collect() > 0) {
                continue;
            }
            meanwhile.run();
            questions.pause(this::trouble);
        }
    }

    /** Whether the last of this many oldest ones is decided: one is asked about cheaply, and stands for those before it. */
    private boolean decidedTogether(int count) {
        UUID last = open.keySet().stream().skip(count - 1L).findFirst().orElseThrow();
        return gateway.lookUp(List.of(last)).getFirst().status() == Outcome.Status.DECIDED;
    }

    /** Asks once about the oldest ones; how many of them are decided. */
    int collect() {
        List<UUID> asked = open.keySet().stream().limit(Gateway.MOST_AT_ONCE).toList();
        if (asked.isEmpty()) {
            return 0;
        }
        Map<UUID, Outcome> found = new HashMap<>();
        for (Outcome outcome : gateway.lookUp(asked)) {
            if (outcome.status() == Outcome.Status.DECIDED) {
                found.put(outcome.id(), outcome);
                open.remove(outcome.id());
            }
        }
        if (!found.isEmpty()) {
            questions.answered();
            passOn(found);
        }
        return found.size();
    }

    private void passOn(Map<UUID, Outcome> found) {
        for (Waiting waiting : order) {
            Outcome outcome = found.remove(waiting.id);
            if (outcome != null) {
                waiting.outcome = outcome;
            }
            if (found.isEmpty()) {
                break;
            }
        }
        for (Waiting head = order.peek(); head != null && head.outcome != null; head = order.peek()) {
            order.remove();
            Outcome outcome = head.outcome;
            decided++;
            outcomes.merge(String.valueOf(outcome.outcome()), 1L, Long::sum);
            sink.decided(head.rowId, String.valueOf(outcome.score()), String.valueOf(outcome.outcome()));
        }
    }

    private String trouble() {
        Map.Entry<UUID, String> oldest = open.entrySet().iterator().next();
        return "No decision for " + patience.toMinutes() + " minutes; " + open.size()
                + " are awaited, the oldest is interaction "
                + oldest.getKey() + " of row " + oldest.getValue()
                + ". Look at the engine with ./tripline status and ./tripline logs fraud-engine, then run the same replay again.";
    }
}
