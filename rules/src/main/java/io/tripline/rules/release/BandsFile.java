package io.tripline.rules.release;

import io.tripline.rules.evaluation.Band;
import io.tripline.rules.language.Nearest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads bands.yaml: how often rules are expected to hit. A release need not have one. */
final class BandsFile {
    static final String PATH = "bands.yaml";

    private static final String EXAMPLE = "Write percent: [0, 2].";

    private BandsFile() {}

    /** Bands by the id of their rule. */
    static Map<String, Band> read(ReleaseBundle bundle, List<String> rules, Findings findings) {
        Map<String, Band> bands = new TreeMap<>();
        String text = bundle.files().get(PATH);
        if (text != null) {
            YamlFile.read(PATH, text, findings)
                    .flatMap(root -> root.only(List.of("bands")).object("bands"))
                    .ifPresent(entries -> entries.members().keySet().forEach(rule -> {
                        known(rule, entries, rules);
                        band(rule, entries).ifPresent(band -> bands.put(rule, band));
                    }));
        }
        return bands;
    }

    private static void known(String rule, YamlObject entries, List<String> rules) {
        if (!rules.contains(rule)) {
            entries.find(
                    rule,
                    "bands.unknown-rule",
                    "the release has no rule " + rule,
                    Nearest.hint(rule, rules, "Name a rule of this release, or remove the band."));
        }
    }

    private static Optional<Band> band(String rule, YamlObject entries) {
        return entries.object(rule)
                .map(entry -> entry.only(List.of("percent")))
                .flatMap(entry -> percent(entry, entry.list("percent")));
    }

    private static Optional<Band> percent(YamlObject entry, List<YamlNode> ends) {
        if (ends.size() == 2
                && ends.getFirst().value() instanceof Double low
                && ends.getLast().value() instanceof Double high
                && low >= 0
                && low < high
                && high <= 100) {
            return Optional.of(new Band(low / 100, high / 100));
        }
        if (entry.has("percent")) {
            String message =
                    entry.path("percent") + " is not the smallest and the largest expected percentage, in order";
            entry.find("percent", "bands.bad-band", message, EXAMPLE);
        }
        return Optional.empty();
    }
}
