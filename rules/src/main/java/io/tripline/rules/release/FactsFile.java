package io.tripline.rules.release;

import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.ValueType;
import io.tripline.rules.language.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads facts.yaml: its facts in order, ratios after the facts they are made of. */
final class FactsFile {
    static final String PATH = "facts.yaml";
    static final int MAX_FACTS = 500;

    private final Map<String, FactDefinition> facts = new LinkedHashMap<>();

    private FactsFile() {}

    /** The facts that are sound; what is not is noted. */
    static FactCatalogue read(String text, Findings findings) {
        FactsFile file = new FactsFile();
        YamlFile.read(PATH, text, findings).ifPresent(file::read);
        return new FactCatalogue(List.copyOf(file.facts.values()));
    }

    private void read(YamlObject root) {
        List<YamlObject> entries = root.only(List.of("facts")).objects("facts");
        if (entries.size() > MAX_FACTS) {
            root.find(
                    "facts",
                    "facts.too-many",
                    "there are more than " + MAX_FACTS + " facts",
                    "Remove what no rule reads.");
            return;
        }
        List<YamlObject> ratios = new ArrayList<>();
        for (YamlObject entry : entries) {
            FactEntry fact = new FactEntry(entry);
            if (fact.isRatio()) {
                ratios.add(entry);
            } else {
                add(entry, fact.read(facts.size()));
            }
        }
        for (YamlObject entry : ratios) {
            new FactEntry(entry)
                    .readRatio(facts.size(), name -> slot(entry, name))
                    .ifPresent(read -> add(entry, List.of(read)));
        }
    }

    /** All of them or none, so that slots stay places in the list. */
    private void add(YamlObject entry, List<FactDefinition> read) {
        Optional<String> twice = read.stream()
                .map(FactDefinition::name)
                .filter(facts::containsKey)
                .findFirst();
        if (twice.isPresent()) {
            entry.find("name", "facts.twice", "two facts are named " + twice.get(), "Rename one of them.");
        } else {
            read.forEach(fact -> facts.put(fact.name(), fact));
        }
    }

    private Optional<Integer> slot(YamlObject entry, String property) {
        Optional<String> name = entry.text(property, FactProperties.MAX_NAME);
        Optional<FactDefinition> part =
                name.map(facts::get).filter(FactDefinition::stored).filter(fact -> fact.type() == ValueType.NUMBER);
        if (name.isPresent() && part.isEmpty()) {
            entry.find(
                    property,
                    "facts.unknown-fact",
                    entry.path(property) + ": no number that is not itself a ratio is named " + name.get(),
                    facts.containsKey(name.get())
                            ? "That one is a text, or a ratio: name one that counts, adds up or measures."
                            : Nearest.hint(name.get(), facts.keySet(), "Declare it in this file."));
        }
        return part.map(FactDefinition::slot);
    }
}
