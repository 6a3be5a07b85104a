package io.tripline.traffic.replay;

import io.tripline.traffic.api.Gateway;
import io.tripline.traffic.api.GatewayException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells labels and waits until the engine has taken them in. For one thread. */
final class Labels {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Gateway gateway;
    private final Duration patience;
    private long told;

    Labels(Gateway gateway, Duration patience) {
        this.gateway = gateway;
        this.patience = patience;
    }

    long told() {
        return told;
    }

    /**
     * Tells labels of decided interactions, in this order, and returns when they move the facts of whatever is sent next. Exact while the
     * topic of labels has one partition; with more, only the partition of the last label is known to be done.
     */
    void tell(List<LabelSchedule.Known> labels) {
        for (int start = 0; start < labels.size(); start += Gateway.MOST_AT_ONCE) {
            send(labels.subList(start, Math.min(labels.size(), start + Gateway.MOST_AT_ONCE)));
        }
        if (!labels.isEmpty()) {
            awaitApplied(labels.getLast().interactionId());
        }
    }

    private void send(List<LabelSchedule.Known> part) {
        List<Gateway.LineResult> results =
                gateway.label(part.stream().map(Labels::json).toList());
        for (Gateway.LineResult result : results) {
            if (result.error() != null) {
                LabelSchedule.Known refused = part.get(result.line() - 1);
                throw new GatewayException(
                        "The label of the row at line " + refused.line() + " was refused: " + result.error());
            }
        }
        if (results.size() != part.size()) {
            throw new GatewayException("Of " + part.size() + " labels, " + results.size() + " were answered");
        }
        told += part.size();
    }

    private static ObjectNode json(LabelSchedule.Known label) {
        return JSON.createObjectNode()
                .put("interactionId", label.interactionId().toString())
                .put("userId", label.userId())
                .put("label", label.label())
                .put("source", "IMPORT")
                .put("knownAt", label.knownAt().toString());
    }

    private void awaitApplied(UUID interactionId) {
        String decisionId = Objects.requireNonNull(
                gateway.lookUp(List.of(interactionId)).getFirst().decisionId(), "a decided interaction has a decision");
        Questions questions = new Questions(patience);
        while (!gateway.labelApplied(decisionId)) {
            questions.pause(() -> "The label of interaction " + interactionId + " has not reached the engine for "
                    + patience.toMinutes() + " minutes. Look at ./tripline status, then run the same replay again.");
        }
    }
}
