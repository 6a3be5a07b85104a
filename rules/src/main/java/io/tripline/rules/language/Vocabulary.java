package io.tripline.rules.language;

import io.tripline.rules.evaluation.Name;
import io.tripline.rules.fact.EventFields;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.FieldType;
import io.tripline.rules.fact.ValueType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The names a rule may use: the interaction's fields, and the facts of a catalogue. */
public record Vocabulary(FactCatalogue facts) {

    Optional<Name> field(String path) {
        return EventFields.type(FactSource.INTERACTION, path).map(type -> new Name(path, false, type, unit(path)));
    }

    Optional<Name> fact(String name) {
        return facts.find(name)
                .map(fact -> new Name(
                        name, true, fact.type() == ValueType.NUMBER ? FieldType.NUMBER : FieldType.TEXT, fact.unit()));
    }

    Collection<String> fields() {
        return EventFields.of(FactSource.INTERACTION).keySet();
    }

    List<String> factNames() {
        return facts.facts().stream().map(FactDefinition::name).toList();
    }

    private static String unit(String path) {
        return switch (path) {
            case "amount.value" -> "in the currency of the amount";
            case "location.lat", "location.lon" -> "degrees";
            case "occurredAt.hour" -> "hours UTC";
            default -> "";
        };
    }
}
