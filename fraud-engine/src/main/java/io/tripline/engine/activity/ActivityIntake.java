package io.tripline.engine.activity;

import io.tripline.engine.facts.FactStore;
import io.tripline.engine.facts.Places;
import io.tripline.engine.facts.SourcedEvent;
import io.tripline.engine.kafka.Rejected;
import io.tripline.engine.release.Releases;
import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.FlatJson;
import io.tripline.rules.fact.MalformedEvent;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Service;

/** Lets what the user service knows about users move their facts. */
@Service
public class ActivityIntake {

    private final Releases releases;
    private final FactStore factStore;

    ActivityIntake(Releases releases, FactStore factStore) {
        this.releases = releases;
        this.factStore = factStore;
    }

    /**
     * Takes in a batch of the topic {@code user-activity}; on return the facts are moved.
     *
     * @return the records that can never be taken in
     */
    public List<Rejected> take(List<ConsumerRecord<String, byte[]>> records) {
        FactCatalogue facts = releases.required().facts();
        List<Rejected> rejected = new ArrayList<>();
        factStore.apply(facts, events(records, rejected));
        return rejected;
    }

    /** What these records move, in their order; what cannot be read moves nothing. */
    public static List<SourcedEvent> events(List<ConsumerRecord<String, byte[]>> records) {
        return events(records, new ArrayList<>());
    }

    private static List<SourcedEvent> events(List<ConsumerRecord<String, byte[]>> records, List<Rejected> rejected) {
        List<SourcedEvent> events = new ArrayList<>(records.size());
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                String partition = Places.partition(record.topic(), record.partition());
                events.add(new SourcedEvent(read(record.value()), partition, record.offset(), false));
            } catch (MalformedEvent e) {
                rejected.add(Rejected.because(record, e));
            }
        }
        return events;
    }

    private static Event read(byte[] value) {
        FlatJson json = FlatJson.of(value);
        json.text("userId");
        return json.event(FactSource.USER_ACTIVITY, json.text("type"), json.time("occurredAt"));
    }
}
