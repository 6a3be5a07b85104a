package io.tripline.engine.label;

import io.tripline.engine.decision.LabelledDecisions;
import io.tripline.engine.decision.LabelledDecisions.Label;
import io.tripline.engine.decision.LabelledDecisions.Labelled;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Lets labels move facts, once each. A label that says what is known already changes nothing; one that says otherwise takes
 * the place of the one before, which is taken back from the facts.
 */
@Service
public class LabelIntake {

    private final Releases releases;
    private final LabelledDecisions decisions;
    private final FactStore factStore;

    LabelIntake(Releases releases, LabelledDecisions decisions, FactStore factStore) {
        this.releases = releases;
        this.decisions = decisions;
        this.factStore = factStore;
    }

    /**
     * Takes in a batch of the topic {@code labels}; on return its facts and labels are stored.
     *
     * @param givingUp whether a label of an interaction without a decision is rejected rather than waited for
     * @return the records that can never be taken in
     * @throws NotYetDecided when an interaction has no decision yet; nothing has changed then
     */
    public List<Rejected> take(List<ConsumerRecord<String, byte[]>> records, boolean givingUp) {
        FactCatalogue facts = releases.required().facts();
        List<Rejected> rejected = new ArrayList<>();
        List<News> news = news(records, decisions, givingUp, rejected);
        factStore.apply(facts, events(news));
        keep(news, decisions);
        return rejected;
    }

    /**
     * What these records moved when they were taken in, for whoever goes through all of them again, in their order; those that
     * were rejected move nothing.
     *
     * @param again holds the labels before these, and those of these from then on
     */
    public static List<SourcedEvent> events(List<ConsumerRecord<String, byte[]>> records, LabelledDecisions again) {
        List<News> news = news(records, again, true, new ArrayList<>());
        keep(news, again);
        return events(news);
    }

    private static List<News> news(
            List<ConsumerRecord<String, byte[]>> records,
            LabelledDecisions decisions,
            boolean givingUp,
            List<Rejected> rejected) {
        List<Arrived> arrived = read(records, rejected);
        Map<UUID, Labelled> decided = decisions.find(
                arrived.stream().map(one -> one.label().interactionId()).toList());
        return news(arrived, decided, givingUp, rejected);
    }

    private static List<SourcedEvent> events(List<News> news) {
        return news.stream().flatMap(one -> one.events().stream()).toList();
    }

    private static void keep(List<News> news, LabelledDecisions decisions) {
        decisions.label(news.stream().map(one -> one.arrived().label()).toList());
    }

    private static List<Arrived> read(List<ConsumerRecord<String, byte[]>> records, List<Rejected> rejected) {
        List<Arrived> arrived = new ArrayList<>(records.size());
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                arrived.add(Arrived.read(record));
            } catch (MalformedEvent e) {
                rejected.add(Rejected.because(record, e));
            }
        }
        return arrived;
    }

    private static List<News> news(
            List<Arrived> arrived, Map<UUID, Labelled> decided, boolean givingUp, List<Rejected> rejected) {
        Map<UUID, Label> standing = new HashMap<>();
        List<News> news = new ArrayList<>();
        for (Arrived one : arrived) {
            UUID id = one.label().interactionId();
            Labelled decision = decided.get(id);
            if (decision == null) {
                var missing = new NotYetDecided(id);
                if (!givingUp) {
                    throw missing;
                }
                rejected.add(Rejected.because(one.record(), missing));
                continue;
            }
            Label before = standing.getOrDefault(id, decision.label());
            if (before == null || !before.label().equals(one.label().label())) {
                news.add(new News(one, decision, before));
                standing.put(id, one.label());
            }
        }
        return news;
    }

    /** A label that says something new, and the one that it replaces. */
    private record News(
            Arrived arrived, Labelled decision, @Nullable Label before) {

        /**
         * Each record of the topic has two places in the log of facts, the first for taking back: so both are fenced by the
         * same partition, and a label that is delivered again moves nothing, whatever it replaced.
         */
        List<SourcedEvent> events() {
            ConsumerRecord<String, byte[]> record = arrived.record();
            String partition = Places.partition(record.topic(), record.partition());
            long place = Places.at(record.topic(), record.offset());
            List<SourcedEvent> events = new ArrayList<>();
            if (before != null) {
                events.add(SourcedEvent.takingBack(event(before), partition, place));
            }
            events.add(new SourcedEvent(event(arrived.label()), partition, place + 1, false));
            return events;
        }

        private Event event(Label label) {
            return FlatJson.ofMember(decision.body(), "interaction")
                    .event(
                            FactSource.LABEL,
                            decision.type(),
                            label.knownAt(),
                            Map.of("label", label.label(), "labelSource", label.source()));
        }
    }

    private record Arrived(ConsumerRecord<String, byte[]> record, Label label) {

        static Arrived read(ConsumerRecord<String, byte[]> record) {
            FlatJson json = FlatJson.of(record.value());
            Label label = new Label(
                    json.uuid("interactionId"), json.text("label"), json.text("source"), json.time("knownAt"));
            if (!label.label().equals("FRAUD") && !label.label().equals("GENUINE")) {
                throw new MalformedEvent("label", "expected FRAUD or GENUINE, found " + label.label());
            }
            return new Arrived(record, label);
        }
    }
}
