package io.tripline.interaction.decision;

import io.tripline.interaction.contract.Decision;
import io.tripline.interaction.contract.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Copies decisions from their topic, a poll at a time, and tells who waits for them once they are committed. */
@Component
class DecisionListener {

    private final DecisionTable table;
    private final DeadLetters deadLetters;
    private final OtherInstances others;
    private final ApplicationEventPublisher events;

    DecisionListener(
            DecisionTable table, DeadLetters deadLetters, OtherInstances others, ApplicationEventPublisher events) {
        this.table = table;
        this.deadLetters = deadLetters;
        this.others = others;
        this.events = events;
    }

    @KafkaListener(topics = "decisions", groupId = "interaction-service")
    void onDecisions(List<ConsumerRecord<String, byte[]>> records) {
        List<DecisionTable.Row> rows = new ArrayList<>(records.size());
        for (ConsumerRecord<String, byte[]> record : records) {
            DecisionTable.Row row = read(record);
            if (row != null) {
                rows.add(row);
            }
        }
        if (!rows.isEmpty()) {
            table.insert(rows);
            DecisionsStored stored = new DecisionsStored(rows.stream()
                    .map(row -> new DecisionsStored.Stored(
                            row.decision().interactionId(), row.decision().userId()))
                    .toList());
            events.publishEvent(stored);
            others.tell(stored);
        }
    }

    private DecisionTable.@Nullable Row read(ConsumerRecord<String, byte[]> record) {
        try {
            String body = new String(record.value() == null ? new byte[0] : record.value(), StandardCharsets.UTF_8);
            return new DecisionTable.Row(Json.read(body, Decision.class), body);
        } catch (JacksonException | IllegalArgumentException e) {
            deadLetters.put(record, e);
            return null;
        }
    }
}
