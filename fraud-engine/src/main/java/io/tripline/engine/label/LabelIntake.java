package io.tripline.engine.label;

import static java.util.Objects.requireNonNull;

import io.tripline.engine.decision.LabelledDecisions;
import io.tripline.engine.decision.LabelledDecisions.Label;
import io.tripline.engine.decision.LabelledDecisions.Labelled;
import io.tripline.engine.facts.FactStore;
import io.tripline.engine.facts.SourcedEvent;
import io.tripline.engine.kafka.Rejected;
import io.tripline.engine.release.LiveRelease;
import io.tripline.engine.release.Releases;
import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.FlatJson;
import io.tripline.rules.fact.MalformedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Service;

/**
 * Lets labels move facts, once each. A label that says what is known already changes nothing; one that says otherwise
 * counts as another label, because facts do not forget.
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
        LiveRelease release = releases.required();
        List<Rejected> rejected = new ArrayList<>();
        List<Arrived> arrived = read(records, rejected);
        Map<UUID, Labelled> decided = decisions.find(
                arrived.stream().map(one -> one.label().interactionId()).toList());
        List<Arrived> news = news(arrived, decided, givingUp, rejected);
        factStore.apply(
                release.compiled().facts(),
                news.stream().map(one -> one.event(decided)).toList());
        decisions.label(news.stream().map(Arrived::label).toList());
        return rejected;
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

    private static List<Arrived> news(
            List<Arrived> arrived, Map<UUID, Labelled> decided, boolean givingUp, List<Rejected> rejected) {
        Map<UUID, String> known = new HashMap<>();
        decided.forEach((id, decision) -> known.put(id, String.valueOf(decision.label())));
        List<Arrived> news = new ArrayList<>();
        for (Arrived one : arrived) {
            Label label = one.label();
            if (!decided.containsKey(label.interactionId())) {
                var missing = new NotYetDecided(label.interactionId());
                if (!givingUp) {
                    throw missing;
                }
                rejected.add(Rejected.because(one.record(), missing));
            } else if (!label.label().equals(known.put(label.interactionId(), label.label()))) {
                news.add(one);
            }
        }
        return news;
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

        SourcedEvent event(Map<UUID, Labelled> decided) {
            Labelled decision = requireNonNull(decided.get(label.interactionId()));
            Event event = FlatJson.ofMember(decision.body(), "interaction")
                    .event(
                            FactSource.LABEL,
                            decision.type(),
                            label.knownAt(),
                            Map.of("label", label.label(), "labelSource", label.source()));
            return new SourcedEvent(event, record.topic() + "-" + record.partition(), record.offset(), false);
        }
    }
}
