package io.tripline.rules.release;

import io.tripline.rules.analysis.Logic;
import io.tripline.rules.evaluation.Comparison;
import io.tripline.rules.evaluation.Condition;
import io.tripline.rules.evaluation.Name;
import io.tripline.rules.evaluation.Outcome;
import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.EventFields;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.FieldType;
import io.tripline.rules.fact.ValueType;
import io.tripline.rules.language.Nearest;
import io.tripline.rules.language.Numbers;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads scenarios/*.yaml. */
final class ScenarioFile {
    /** When a scenario's interaction happens unless it says so: noon of a Thursday. */
    static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    /** As the fields with fixed names and the attributes of an interaction that is taken in. */
    private static final int MAX_FIELDS = 100;
    /** No interaction that is taken in happens before; no time after the latest is written with four digits of a year. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private static final List<String> KNOWN =
            List.of("name", "interaction", "at", "facts", "history", "hits", "misses", "outcome");

    private final String file;
    private final FactCatalogue facts;
    private final List<String> rules;
    private final ScenarioHistory histories;
    private final List<Scenario> scenarios = new ArrayList<>();

    private ScenarioFile(String file, FactCatalogue facts, List<String> rules, int eventsLeft) {
        this.file = file;
        this.facts = facts;
        this.rules = rules;
        this.histories = new ScenarioHistory(eventsLeft);
    }

    /** All scenarios of the release that are sound; what is not is noted. What was read before and still fits is not read again. */
    static List<Scenario> readAll(
            ReleaseBundle bundle, FactCatalogue facts, List<String> ids, Findings findings, Earlier earlier) {
        List<Scenario> all = new ArrayList<>();
        Set<String> rules = Set.copyOf(ids);
        earlier.keepScenariosOf(bundle.files().keySet());
        bundle.files().forEach((path, text) -> {
            if (path.startsWith("scenarios/")) {
                int eventsLeft = ScenarioHistory.MAX_EVENTS - events(all);
                all.addAll(earlier.scenarios(
                        path, text, facts, rules, findings, found -> read(path, text, facts, ids, eventsLeft, found)));
                if (events(all) > ScenarioHistory.MAX_EVENTS) {
                    findings.add(ScenarioHistory.tooMany(path));
                }
            }
        });
        return all;
    }

    private static int events(List<Scenario> scenarios) {
        return scenarios.stream()
                .mapToInt(scenario -> scenario.given().events())
                .sum();
    }

    private static List<Scenario> read(
            String path, String text, FactCatalogue facts, List<String> ids, int eventsLeft, Findings findings) {
        ScenarioFile reader = new ScenarioFile(path, facts, ids, eventsLeft);
        YamlFile.read(path, text, findings)
                .ifPresent(root ->
                        root.only(List.of("scenarios")).objects("scenarios").forEach(reader::read));
        return reader.scenarios;
    }

    private void read(YamlObject entry) {
        entry.only(KNOWN);
        Optional<String> name = entry.text("name", 200);
        Instant at = instant(entry);
        Map<String, Object> fields = entry.object("interaction")
                .map(members -> fields(members, FactSource.INTERACTION))
                .orElseGet(Map::of);
        if (!(fields.get("type") instanceof String type)) {
            entry.find("interaction", "scenario.no-type", "the interaction has no type", "Add type: PAYMENT.");
            return;
        }
        Event interaction = new Event(FactSource.INTERACTION, type, at, fields);
        if (entry.has("facts") == entry.has("history")) {
            entry.find(
                    "name",
                    "scenario.facts",
                    "a scenario has either facts or history",
                    "Write facts: {} when no fact matters.");
        }
        scenarios.add(new Scenario(
                file,
                entry.line(),
                name.orElse(""),
                interaction,
                new Given(
                        entry.has("facts")
                                ? entry.object("facts").map(this::values).orElseGet(Map::of)
                                : Map.of(),
                        entry.has("history") ? histories.read(entry, interaction) : List.of()),
                ruleIds(entry, "hits"),
                ruleIds(entry, "misses"),
                outcome(entry)));
    }

    private static Instant instant(YamlObject entry) {
        if (!entry.has("at")) {
            return NOON;
        }
        return entry.text("at", 40)
                .flatMap(text -> {
                    Optional<Instant> time = time(text).filter(ScenarioFile::possible);
                    if (time.isEmpty()) {
                        entry.find(
                                "at",
                                "scenario.bad-time",
                                text + " is no time of the years 1970 to 9999",
                                "Write it like \"2026-01-15T12:00:00Z\".");
                    }
                    return time;
                })
                .orElse(NOON);
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Whether something can have happened then. */
    static boolean possible(Instant time) {
        return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
    }

    /** Values by path of the fields of events from this source; of too many only the first. */
    static Map<String, Object> fields(YamlObject members, FactSource source) {
        Map<String, Object> fields = new HashMap<>();
        List<String> paths = List.copyOf(members.members().keySet());
        if (paths.size() > MAX_FIELDS) {
            members.find(
                    paths.get(MAX_FIELDS),
                    "scenario.too-many-fields",
                    "an event has at most " + MAX_FIELDS + " fields",
                    "Write those that matter.");
        }
        members.members().entrySet().stream().limit(MAX_FIELDS).forEach(member -> {
            String path = member.getKey();
            YamlNode node = member.getValue();
            Optional<FieldType> type = EventFields.type(source, path);
            if (type.isEmpty()) {
                String hint =
                        Nearest.hint(path, EventFields.of(source).keySet(), "Attributes are written attributes.name.");
                members.find(
                        path, "scenario.unknown-field", "events of " + source.topic() + " have no field " + path, hint);
            } else if (!fits(node, type.get())) {
                members.find(
                        path,
                        "scenario.type",
                        path + " is " + node.kind() + ", not " + type.get(),
                        "Texts stand in quotes, numbers do not.");
            } else {
                fields.put(path, node.value());
            }
        });
        return fields;
    }

    private static boolean fits(YamlNode node, FieldType type) {
        return switch (type) {
            case NUMBER, TIME -> node.value() instanceof Double;
            case TEXT -> node.value() instanceof String;
            case ANY -> !(node.value() instanceof List<?>) && !(node.value() instanceof Map<?, ?>);
        };
    }

    private Map<String, Object> values(YamlObject members) {
        Map<String, Object> values = new HashMap<>();
        members.members().forEach((name, node) -> {
            Optional<FactDefinition> fact = facts.find(name);
            if (fact.isEmpty()) {
                List<String> known =
                        facts.facts().stream().map(FactDefinition::name).toList();
                members.find(
                        name,
                        "scenario.unknown-fact",
                        "there is no fact " + name,
                        Nearest.hint(name, known, "Declare it in facts.yaml."));
            } else if (fact.get().type() == ValueType.NUMBER
                    ? !(node.value() instanceof Double)
                    : !(node.value() instanceof String)) {
                members.find(
                        name,
                        "scenario.type",
                        name + " is " + node.kind() + ", not a " + fact.get().type(),
                        "Texts stand in quotes, numbers do not.");
            } else if (node.value() instanceof Double number && !reads(fact.get(), number)) {
                members.find(
                        name,
                        "scenario.impossible-value",
                        name + " is never " + Numbers.text(number),
                        "Counts are whole, ages are not negative, a share is 0 to 1.");
            } else {
                values.put(name, node.value());
            }
        });
        return values;
    }

    private boolean reads(FactDefinition fact, double number) {
        Name name = new Name(fact.name(), true, FieldType.NUMBER, fact.unit());
        Condition is = new Condition.Compare(name, Comparison.EQ, new Condition.Sum(number, List.of()));
        return !new Logic(facts).contradictory(List.of(is));
    }

    private List<String> ruleIds(YamlObject entry, String property) {
        if (!entry.has(property)) {
            return List.of();
        }
        List<String> ids = entry.texts(property);
        for (String id : ids) {
            if (!rules.contains(id)) {
                entry.find(
                        property,
                        "scenario.unknown-rule",
                        "there is no rule " + id,
                        Nearest.hint(id, rules, "Name a rule of this release."));
            }
        }
        return ids;
    }

    private static Optional<Outcome> outcome(YamlObject entry) {
        if (!entry.has("outcome")) {
            return Optional.empty();
        }
        Optional<Outcome> outcome = entry.text("outcome", 20)
                .flatMap(text -> Arrays.stream(Outcome.values())
                        .filter(known -> known.name().equals(text))
                        .findFirst());
        if (outcome.isEmpty()) {
            entry.find(
                    "outcome",
                    "scenario.unknown-outcome",
                    "this is no outcome",
                    "Known: " + Arrays.toString(Outcome.values()) + ".");
        }
        return outcome;
    }
}
