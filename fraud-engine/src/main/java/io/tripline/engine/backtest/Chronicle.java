package io.tripline.engine.backtest;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactValues;
import io.tripline.rules.fact.HistoryFacts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;

/**
 * Counts facts again in the order of decision, and gives each decision those that it did not record, as they were then. A
 * label counts from the first interaction on that happened at or after the time at which it became known. Threads take
 * turns: whoever has slice n waits for whoever has slice n - 1. Thread-safe.
 */
final class Chronicle {

    private static final int BYTES_OF_LABEL = 600;

    private final FactCatalogue catalogue;
    private final HistoryFacts facts;
    private final boolean readsLabels;
    private final long maxBytes;
    private final PriorityQueue<Labelling> labels =
            new PriorityQueue<>(Comparator.comparing(Labelling::time).thenComparing(Labelling::id));
    private int turn;
    private boolean stopped;

    Chronicle(Candidate candidate, Gaps gaps, long maxBytes) {
        catalogue = candidate.release().facts();
        facts = new HistoryFacts(gaps.counted());
        readsLabels = gaps.readLabels();
        this.maxBytes = maxBytes;
    }

    /**
     * Takes the decisions of a slice in their order; waits for its turn.
     *
     * @return false when it was stopped before
     * @throws BacktestFailed when more would have to be remembered than is allowed
     */
    synchronized boolean pass(int slice, List<PastDecision> decisions) throws InterruptedException {
        while (turn != slice && !stopped) {
            wait();
        }
        if (!stopped) {
            decisions.forEach(this::pass);
            turn++;
            notifyAll();
        }
        return !stopped;
    }

    /** Lets nobody wait any more. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    private void pass(PastDecision decision) {
        Event interaction = decision.interaction();
        while (!labels.isEmpty() && !labels.element().time().isAfter(interaction.time())) {
            facts.apply(labels.remove().event(), null);
        }
        if (decision.lacking().isEmpty()) {
            facts.apply(interaction, null);
        } else {
            FactValues values = new FactValues(catalogue.size());
            facts.apply(interaction, values);
            decision.lacking().forEach(fact -> copy(fact, values, decision.facts()));
            catalogue.derive(decision.facts());
        }
        Event label = readsLabels ? decision.labelling() : null;
        if (label != null) {
            labels.add(new Labelling(label, decision.id()));
        }
        requireRoom();
    }

    private void requireRoom() {
        long bytes = facts.bytes() + (long) BYTES_OF_LABEL * labels.size();
        if (bytes > maxBytes) {
            throw new BacktestFailed("To count the facts again that the decisions did not record, more than "
                    + (maxBytes >> 20) + " MB would have to be remembered. Test a shorter range, or facts with shorter"
                    + " windows, or allow more with TRIPLINE_BACKTEST_MEGABYTES.");
        }
    }

    private static void copy(FactDefinition fact, FactValues from, FactValues to) {
        int slot = fact.slot();
        String text = from.text(slot);
        if (text != null) {
            to.put(slot, text);
        } else if (from.has(slot)) {
            to.put(slot, from.number(slot));
        }
    }

    /** A label that is not counted yet, of this decision. */
    private record Labelling(Event event, UUID id) {
        Instant time() {
            return event.time();
        }
    }
}
