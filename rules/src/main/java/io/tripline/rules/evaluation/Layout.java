package io.tripline.rules.evaluation;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactValues;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which value is in which slot of an event: facts first, in the catalogue's order, then the fields that rules name. */
final class Layout {
    private final FactCatalogue facts;
    private final Map<String, Integer> fields = new LinkedHashMap<>();
    private final Map<Rule, BitSet> factsRead = new HashMap<>();

    Layout(FactCatalogue facts, List<Rule> rules) {
        this.facts = facts;
        for (Rule rule : rules) {
            BitSet read = new BitSet();
            for (Name name : Names.in(rule.condition())) {
                if (name.fact()) {
                    markWithParts(facts.named(name.path()).slot(), read);
                } else {
                    fields.computeIfAbsent(name.path(), path -> facts.size() + fields.size());
                }
            }
            factsRead.put(rule, read);
        }
    }

    int slot(Name name) {
        Integer field = name.fact() ? null : fields.get(name.path());
        return field == null ? facts.named(name.path()).slot() : field;
    }

    /** Paths of the fields that rules name. */
    Set<String> fields() {
        return Set.copyOf(fields.keySet());
    }

    /** Slots of the facts which the rule needs. */
    BitSet factsReadBy(Rule rule) {
        BitSet read = factsRead.get(rule);
        return read == null ? new BitSet() : read;
    }

    SlottedEvent fill(Event interaction, FactValues values) {
        if (values.size() != facts.size()) {
            throw new IllegalArgumentException(
                    "values of " + values.size() + " facts for a release with " + facts.size());
        }
        SlottedEvent event = new SlottedEvent(values, facts.size() + fields.size());
        fields.forEach((path, slot) -> event.put(slot, interaction.field(path)));
        return event;
    }

    /** What a condition, in these words, reads of the event. */
    Read read(Name name, String condition, SlottedEvent event) {
        int slot = slot(name);
        String text = event.text(slot);
        Object value = text != null ? text : event.has(slot) ? Double.valueOf(event.number(slot)) : null;
        return new Read(name.path(), value, name.unit(), condition);
    }

    private void markWithParts(int slot, BitSet read) {
        read.set(slot);
        var ratio = facts.facts().get(slot).ratio();
        if (ratio != null) {
            read.set(ratio.of());
            read.set(ratio.over());
        }
    }
}
