package io.tripline.traffic.demo;

import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.evaluation.Evaluator;
import io.tripline.rules.evaluation.Verdict;
import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactFunction;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.FactValues;
import io.tripline.rules.fact.FlatJson;
import io.tripline.rules.fact.MemoryFacts;
import io.tripline.rules.release.ReleaseBundle;
import io.tripline.rules.release.ReleaseCompiler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The starter release, deciding the demo without a stack: facts by brute force, labels as late as the demo tells them. */
final class InProcess {

    /** What was made of one interaction, {@code after} the demo began. */
    record Decided(Emission emission, Duration after, Verdict verdict) {}

    private static final Duration LABELS_AFTER = Duration.ofSeconds(45);
    private static final Path RELEASE = Path.of("../../rules/releases/starter");
    private static final Path LISTS = Path.of("lists/demo.json");

    private final CompiledRelease release;
    private final Map<String, Map<String, String>> lists = new HashMap<>();
    private final MemoryFacts facts = new MemoryFacts();
    private final Queue<Event> labels = new ArrayDeque<>();

    InProcess() throws Exception {
        release = ReleaseCompiler.compile(ReleaseBundle.fromDirectory(RELEASE));
        readLists();
    }

    private void readLists() throws IOException {
        for (JsonNode list : JsonMapper.shared().readTree(Files.readString(LISTS))) {
            Map<String, String> entries =
                    lists.computeIfAbsent(list.path("name").asString(), name -> new HashMap<>());
            list.path("entries")
                    .forEach(entry -> entries.put(
                            entry.path("value").asString(), entry.path("reason").asString()));
        }
    }

    CompiledRelease release() {
        return release;
    }

    /** The lists that the demo fills. */
    Set<String> listNames() {
        return new HashSet<>(lists.keySet());
    }

    /** Decides a demo of this length, at its usual rate, after the past that the first demo of a seed has. */
    List<Decided> run(long seed, Instant start, Duration length) {
        World world = new World(seed, 5_000);
        live(Past.of(world, seed, start));
        Generator generator = new Generator(world, seed, 0.03, "test");
        List<Decided> decided = new ArrayList<>();
        try (Evaluator evaluator = release.newEvaluator()) {
            for (long millis = 0; millis < length.toMillis(); millis += 50) {
                Emission emission = generator.at(start.plusMillis(millis));
                learn(emission.occurredAt());
                Event event = event(emission);
                Verdict verdict = evaluator.evaluate(event, listed(event, facts.apply(release.facts(), event)));
                labels.add(label(emission, event, emission.occurredAt().plus(LABELS_AFTER)));
                decided.add(new Decided(emission, Duration.ofMillis(millis), verdict));
            }
        }
        return decided;
    }

    private void live(List<Emission> past) {
        List<Event> events = new ArrayList<>();
        for (Emission emission : past) {
            Event event = event(emission);
            events.add(event);
            events.add(label(emission, event, emission.occurredAt().plus(Duration.ofDays(1))));
        }
        events.sort(Comparator.comparing(Event::time));
        events.forEach(event -> facts.count(release.facts(), event));
    }

    private void learn(Instant now) {
        for (Event next = labels.peek(); next != null && !next.time().isAfter(now); next = labels.peek()) {
            facts.count(release.facts(), labels.remove());
        }
    }

    private FactValues listed(Event event, FactValues values) {
        for (FactDefinition fact : release.facts().facts()) {
            Object value = fact.function() == FactFunction.LISTED
                    ? event.field(fact.key().getFirst())
                    : null;
            String entry = value == null
                    ? null
                    : lists.getOrDefault(String.valueOf(fact.field()), Map.of()).get(value.toString());
            if (entry != null) {
                values.put(fact.slot(), entry);
            }
        }
        return values;
    }

    private static Event event(Emission emission) {
        return FlatJson.of(emission.interaction().toString().getBytes(StandardCharsets.UTF_8))
                .event(
                        FactSource.INTERACTION,
                        emission.interaction().path("type").asString(),
                        emission.occurredAt());
    }

    private static Event label(Emission emission, Event event, Instant knownAt) {
        Map<String, Object> fields = new HashMap<>(event.fields());
        fields.put("type", event.type());
        fields.put("label", emission.pattern() == null ? "GENUINE" : "FRAUD");
        return new Event(FactSource.LABEL, "LABEL", knownAt, fields);
    }
}
