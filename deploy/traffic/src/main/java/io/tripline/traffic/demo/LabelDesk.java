package io.tripline.traffic.demo;

import io.tripline.traffic.api.Gateway;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells what decided interactions proved to be, a while after they happened. Thread-safe. */
final class LabelDesk {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Gateway gateway;
    private final Duration after;
    private final Queue<Emission> decided = new ArrayDeque<>();

    LabelDesk(Gateway gateway, Duration after) {
        this.gateway = gateway;
        this.after = after;
    }

    synchronized void decided(Emission emission) {
        decided.add(emission);
    }

    /** Tells the labels that are due. */
    void tell(Instant now) {
        List<Emission> due = due(now);
        if (!due.isEmpty()) {
            gateway.label(due.stream().map(emission -> label(emission, now)).toList());
        }
    }

    private synchronized List<Emission> due(Instant now) {
        List<Emission> due = new ArrayList<>();
        for (Emission next = decided.peek();
                next != null && !next.occurredAt().plus(after).isAfter(now) && due.size() < Gateway.MOST_AT_ONCE;
                next = decided.peek()) {
            due.add(decided.remove());
        }
        return due;
    }

    static ObjectNode label(Emission emission, Instant knownAt) {
        return JSON.createObjectNode()
                .put("interactionId", emission.id().toString())
                .put("userId", emission.userId())
                .put("label", emission.pattern() == null ? "GENUINE" : "FRAUD")
                .put("source", emission.pattern() == null ? "IMPORT" : "CHARGEBACK")
                .put("knownAt", knownAt.toString());
    }
}
