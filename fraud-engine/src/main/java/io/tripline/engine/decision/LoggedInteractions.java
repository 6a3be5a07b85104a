package io.tripline.engine.decision;

import io.tripline.engine.facts.SourcedEvent;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;

/** Reads interactions from the log again, as they counted when they were decided. Thread-safe. */
@Component
public class LoggedInteractions {

    private final DecisionStore store;

    LoggedInteractions(DecisionStore store) {
        this.store = store;
    }

    /**
     * What these records move, in their order: interactions that were sent twice count at their first place only, and what
     * cannot be read moves nothing.
     */
    public List<SourcedEvent> events(List<ConsumerRecord<String, byte[]>> records) {
        Arrivals arrivals = Arrivals.read(records);
        Map<UUID, Standing> decided = store.standings(arrivals.byId().keySet());
        return arrivals.byId().values().stream()
                .filter(arrival -> {
                    Standing standing = decided.get(arrival.id());
                    return standing == null || arrival.standsAt(standing.partition(), standing.offset());
                })
                .map(arrival -> arrival.toCount(false))
                .toList();
    }

    /** From which place in the log an interaction was decided. */
    record Standing(String partition, long offset) {}
}
