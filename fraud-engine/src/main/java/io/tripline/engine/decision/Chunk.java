package io.tripline.engine.decision;

import io.tripline.engine.facts.SourcedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Some of a batch, decided in one go.
 *
 * @param unstored by partition, the first offset of this chunk and of the one before, which may still be on its way into the
 *     store
 */
record Chunk(List<Arrival> arrivals, Map<String, Long> unstored) {

    /** Large enough that a round trip costs little for each, small enough that a batch has several. */
    private static final int SIZE = 250;

    static List<Chunk> of(List<Arrival> batch) {
        List<Chunk> chunks = new ArrayList<>();
        for (int from = 0; from < batch.size(); from += SIZE) {
            int to = Math.min(from + SIZE, batch.size());
            Map<String, Long> unstored = new HashMap<>();
            batch.subList(Math.max(0, from - SIZE), to)
                    .forEach(arrival -> unstored.putIfAbsent(arrival.partition(), arrival.offset()));
            chunks.add(new Chunk(batch.subList(from, to), unstored));
        }
        return chunks;
    }

    /** Those decided before are counted, if they were not, and read nothing. */
    List<SourcedEvent> events(Map<UUID, StoredDecision> decided) {
        return arrivals.stream()
                .map(arrival -> arrival.toCount(!decided.containsKey(arrival.id())))
                .toList();
    }
}
