package io.tripline.engine.backtest;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactValues;
import io.tripline.rules.fact.HistoryFacts;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Counts facts again in the order of decision, and gives each decision those that it did not record, as they were then. A
 * label counts from the first interaction on that happened at or after the time at which it became known, user activity from
 * the first decision on that was made at or after it was written down. Threads take turns: whoever has slice n waits for
 * whoever has slice n - 1. Thread-safe.
 */
final class Chronicle {

    /** About, of a label or of user activity that is not counted yet. */
    static final long BYTES_OF_EVENT = 600;

    private final FactCatalogue catalogue;
    private final HistoryFacts facts;
    private final boolean readsLabels;
    private final long maxBytes;
    private final PriorityQueue<Labelling> labels =
            new PriorityQueue<>(Comparator.comparing(Labelling::time).thenComparing(Labelling::id));
    private final Deque<Written> activity;
    private int turn;
    private boolean stopped;

    /** {@code activity} is what moves the facts besides interactions and labels, in any order. */
    Chronicle(Candidate candidate, Gaps gaps, List<Written> activity, long maxBytes) {
        catalogue = candidate.release().facts();
        facts = new HistoryFacts(gaps.counted());
        readsLabels = gaps.readLabels();
        this.activity = activity.stream()
                .sorted(Comparator.comparing(Written::at))
                .collect(Collectors.toCollection(ArrayDeque::new));
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
        while (!activity.isEmpty() && !activity.element().at().isAfter(decision.decidedAt())) {
            facts.apply(activity.remove().event(), null);
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
        if (facts.bytes() + BYTES_OF_EVENT * (labels.size() + activity.size()) > maxBytes) {
            throw BacktestFailed.tooMuchToRemember(maxBytes);
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

    /** What an event says, and when its record was written. */
    record Written(Event event, Instant at) {

        /** With no other fields than these. */
        Written with(Set<String> fields) {
            Map<String, Object> kept = new HashMap<>(event.fields());
            kept.keySet().retainAll(fields);
            return new Written(new Event(event.source(), event.type(), event.time(), kept), at);
        }
    }

    /** A label that is not counted yet, of this decision. */
    private record Labelling(Event event, UUID id) {
        Instant time() {
            return event.time();
        }
    }
}
