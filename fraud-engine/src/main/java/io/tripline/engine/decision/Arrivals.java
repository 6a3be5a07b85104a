package io.tripline.engine.decision;

import io.tripline.engine.facts.Places;
import io.tripline.engine.kafka.Headers;
import io.tripline.engine.kafka.Rejected;
import io.tripline.rules.fact.MalformedEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What one batch brought: readable interactions in the order of the log, each once, and what cannot be read.
 *
 * @param byId a repeat within the batch is left out; the first one stands
 */
record Arrivals(Map<UUID, Arrival> byId, List<Rejected> rejected) {

    static Arrivals read(List<ConsumerRecord<String, byte[]>> records) {
        Map<UUID, Arrival> byId = LinkedHashMap.newLinkedHashMap(records.size());
        List<Rejected> rejected = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                Interaction interaction = Interaction.read(record.value());
                byId.putIfAbsent(interaction.id(), arrival(interaction, record));
            } catch (MalformedEvent e) {
                rejected.add(Rejected.because(record, e));
            }
        }
        return new Arrivals(byId, rejected);
    }

    private static Arrival arrival(Interaction interaction, ConsumerRecord<String, byte[]> record) {
        return new Arrival(
                interaction,
                Places.partition(record.topic(), record.partition()),
                record.offset(),
                Headers.traceparent(record.headers()));
    }
}
