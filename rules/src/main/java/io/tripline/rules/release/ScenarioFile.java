package io.tripline.rules.release;

import io.tripline.rules.evaluation.Outcome;
import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.EventFields;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.FieldType;
import io.tripline.rules.fact.ValueType;
import io.tripline.rules.language.Nearest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads scenarios/*.yaml. */
final class ScenarioFile {
    /** When a scenario's interaction happens unless it says so: noon of a Thursday. */
    static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    private static final int MAX_TIMES = 2_000;
    /** In the histories of all scenarios of a release, so that running them takes well under a second. */
    private static final int MAX_EVENTS = 20_000;

    private static final String TOO_MANY_EVENTS = "scenario.too-many-events";
    private static final String FEWER_EVENTS = "Let fewer events stand for many, or give facts instead of a history.";
    private static final List<String> KNOWN =
            List.of("name", "interaction", "at", "facts", "history", "hits", "misses", "outcome");

    private final String file;
    private final FactCatalogue facts;
    private final List<String> rules;
    private final List<Scenario> scenarios = new ArrayList<>();
    private int eventsLeft;

    private ScenarioFile(String file, FactCatalogue facts, List<String> rules, int eventsLeft) {
        this.file = file;
        this.facts = facts;
        this.rules = rules;
        this.eventsLeft = eventsLeft;
    }

    /** All scenarios of the release that are sound; what is not is noted. */
    static List<Scenario> readAll(ReleaseBundle bundle, FactCatalogue facts, List<String> ids, Findings findings) {
        return readAll(bundle, facts, ids, findings, new Earlier());
    }

    /** As {@link #readAll}, without reading again what was read before and still fits. */
    static List<Scenario> readAll(
            ReleaseBundle bundle, FactCatalogue facts, List<String> ids, Findings findings, Earlier earlier) {
        List<Scenario> all = new ArrayList<>();
        Set<String> rules = Set.copyOf(ids);
        earlier.keepScenariosOf(bundle.files().keySet());
        bundle.files().forEach((path, text) -> {
            if (path.startsWith("scenarios/")) {
                int eventsLeft = MAX_EVENTS - events(all);
                all.addAll(earlier.scenarios(
                        path, text, facts, rules, findings, found -> read(path, text, facts, ids, eventsLeft, found)));
                if (events(all) > MAX_EVENTS) {
                    findings.add(path, TOO_MANY_EVENTS, tooManyEvents(), FEWER_EVENTS);
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

    private static String tooManyEvents() {
        return "the histories of the release's scenarios have more than " + MAX_EVENTS + " events";
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
                        entry.has("history") ? history(entry, interaction) : List.of()),
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
                    try {
                        return Optional.of(Instant.parse(text));
                    } catch (DateTimeParseException e) {
                        entry.find(
                                "at",
                                "scenario.bad-time",
                                text + " is no time",
                                "Write it like \"2026-01-15T12:00:00Z\".");
                        return Optional.empty();
                    }
                })
                .orElse(NOON);
    }

    private static Map<String, Object> fields(YamlObject members, FactSource source) {
        Map<String, Object> fields = new HashMap<>();
        members.members().forEach((path, node) -> {
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
            } else {
                values.put(name, node.value());
            }
        });
        return values;
    }

    private List<Event> history(YamlObject entry, Event interaction) {
        List<Event> events = new ArrayList<>();
        for (YamlObject item : entry.objects("history")) {
            item.only(List.of("source", "type", "ago", "times", "every", "fields"));
            Optional<FactSource> source = item.text("source", 40).flatMap(topic -> source(topic, item));
            Optional<String> type = item.text("type", 64);
            Optional<Duration> ago = duration(item, "ago");
            if (source.isPresent() && type.isPresent() && ago.isPresent()) {
                addEvents(item, source.get(), type.get(), interaction, ago.get(), events);
            }
        }
        events.sort(Comparator.comparing(Event::time));
        return events;
    }

    /** Interactions and labels have the fields of the scenario's interaction where they do not say otherwise. */
    private void addEvents(
            YamlObject item, FactSource source, String type, Event interaction, Duration ago, List<Event> events) {
        Map<String, Object> fields =
                new HashMap<>(source == FactSource.USER_ACTIVITY ? Map.of() : interaction.fields());
        if (source == FactSource.INTERACTION) {
            fields.put("type", type);
        }
        if (item.has("fields")) {
            item.object("fields").ifPresent(members -> fields.putAll(fields(members, source)));
        }
        int times = item.has("times") ? item.number("times").orElse(1.0).intValue() : 1;
        Duration every = times > 1 ? duration(item, "every").orElse(Duration.ZERO) : Duration.ZERO;
        if (times < 1 || times > MAX_TIMES) {
            item.find("times", "scenario.times", "times is from 1 to " + MAX_TIMES, "Write fewer.");
            return;
        }
        if (times > eventsLeft) {
            item.find("times", TOO_MANY_EVENTS, tooManyEvents(), FEWER_EVENTS);
            return;
        }
        eventsLeft -= times;
        for (int i = 0; i < times; i++) {
            Instant time = interaction.time().minus(ago).plus(every.multipliedBy(i));
            events.add(new Event(source, type, time, fields));
        }
    }

    private static Optional<Duration> duration(YamlObject item, String property) {
        return item.text(property, 20).flatMap(text -> {
            Optional<Duration> duration = FactProperties.duration(text);
            if (duration.isEmpty()) {
                item.find(property, "scenario.bad-duration", text + " is no duration", "Write 30s, 10m, 24h or 7d.");
            }
            return duration;
        });
    }

    private static Optional<FactSource> source(String topic, YamlObject item) {
        Optional<FactSource> source = Arrays.stream(FactSource.values())
                .filter(known -> known.topic().equals(topic))
                .findFirst();
        if (source.isEmpty()) {
            item.find(
                    "source",
                    "scenario.unknown-source",
                    "there is no source " + topic,
                    "Known: interactions, user-activity, labels.");
        }
        return source;
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
