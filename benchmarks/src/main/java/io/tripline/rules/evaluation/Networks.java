package io.tripline.rules.evaluation;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactValues;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/** The networks of a release by themselves: what finding the rules costs without copying facts, explaining hits, and the policy. */
public final class Networks implements AutoCloseable {
    private final Layout layout;
    private final Map<String, KieSession> byType = new HashMap<>();

    /** One network for each of these types, as a release has them. */
    public Networks(FactCatalogue facts, List<Rule> rules, List<String> types) {
        layout = new Layout(facts, rules);
        Checks checks = new Checks(layout);
        for (String type : types) {
            List<Network.Part> parts = IntStream.range(0, rules.size())
                    .filter(place -> rules.get(place).types().contains(type))
                    .mapToObj(place -> new Network.Part(
                            place, checks.conjuncts(rules.get(place).condition())))
                    .toList();
            byType.put(type, Network.session(Network.build(parts)));
        }
    }

    /** The event in its slots. */
    public Slots slots(Event event, FactValues facts) {
        return new Slots(layout.fill(event, facts), event.type());
    }

    /** The places of the rules that hold. */
    public BitSet match(Slots slots) {
        KieSession session = Objects.requireNonNull(byType.get(slots.type()));
        slots.event().hits().clear();
        FactHandle handle = session.insert(slots.event());
        session.fireAllRules();
        session.delete(handle);
        return slots.event().hits();
    }

    @Override
    public void close() {
        byType.values().forEach(KieSession::dispose);
    }

    /** An event that is ready to be matched. */
    public static final class Slots {
        private final SlottedEvent event;
        private final String type;

        private Slots(SlottedEvent event, String type) {
            this.event = event;
            this.type = type;
        }

        private SlottedEvent event() {
            return event;
        }

        private String type() {
            return type;
        }
    }
}
