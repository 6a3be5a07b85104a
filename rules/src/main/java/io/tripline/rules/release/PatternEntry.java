package io.tripline.rules.release;

import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactFunction;
import io.tripline.rules.fact.Selection;
import io.tripline.rules.fact.ValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the facts about the order of events, {@code sequence} and {@code absence}, of one entry of facts.yaml. */
final class PatternEntry {
    private static final List<String> COMMON =
            List.of("name", "function", "unit", "description", "key", "window", "include");
    /** What other functions say once for the whole fact. */
    private static final List<String> OF_EACH_KIND = List.of("field", "source", "where");

    private static final Duration LEAST_WITHIN = Duration.ofSeconds(1);

    private final YamlObject entry;
    private final FactProperties properties;

    PatternEntry(YamlObject entry) {
        this.entry = entry;
        properties = new FactProperties(entry);
    }

    /** How many steps were taken; empty when something about it is noted. */
    Optional<FactDefinition> readSequence(int slot) {
        only(
                List.of("steps"),
                "Write steps: [{source: interactions, where: [{field: type, is: LOGIN}]}, {source: …}].");
        List<YamlObject> steps = entry.objects("steps");
        if (entry.has("steps") && (steps.size() < 2 || steps.size() > FactDefinition.MAX_STEPS)) {
            properties.refuse(
                    "steps",
                    "facts.bad-steps",
                    "a sequence has 2 to " + FactDefinition.MAX_STEPS + " steps",
                    "Write steps: [{source: …, where: […]}, {source: …, where: […]}] in the order they happen.");
        }
        return read(slot, FactFunction.SEQUENCE, selections(steps), null);
    }

    /** How often something was missing; empty when something about it is noted. */
    Optional<FactDefinition> readAbsence(int slot) {
        only(
                List.of("first", "missing", "within"),
                "Write first: {source: …, where: […]} for what happens, missing: {source: …, where: […]} for what does not"
                        + " follow, and within: 24h.");
        List<YamlObject> kinds = Stream.of("first", "missing")
                .map(entry::object)
                .flatMap(Optional::stream)
                .toList();
        Optional<Duration> within = within();
        return within.isEmpty() || kinds.size() < 2
                ? Optional.empty()
                : read(slot, FactFunction.ABSENCE, selections(kinds), within.get());
    }

    private Optional<FactDefinition> read(
            int slot, FactFunction function, List<Selection> selections, @Nullable Duration within) {
        Optional<String> name = properties.name();
        List<String> key = properties.key(
                selections.stream().map(Selection::source).distinct().toList());
        Optional<Duration> window = properties.window(function);
        boolean current = properties.includeCurrent();
        Optional<String> unit = properties.unit();
        Optional<String> description = properties.description();
        if (!properties.sound()
                || selections.size() < 2
                || name.isEmpty()
                || window.isEmpty()
                || unit.isEmpty()
                || description.isEmpty()
                || !longEnough(window.get(), within)) {
            return Optional.empty();
        }
        return Optional.of(new FactDefinition(
                slot,
                name.get(),
                function,
                null,
                key,
                window.get(),
                selections,
                within,
                current,
                unit.get(),
                description.get(),
                ValueType.NUMBER,
                null));
    }

    /** Those that are sound; what is not is noted. */
    private List<Selection> selections(List<YamlObject> kinds) {
        List<Selection> selections = new ArrayList<>();
        for (YamlObject kind : kinds) {
            FactProperties own = new FactProperties(kind);
            own.only(List.of("source", "where"));
            own.source()
                    .map(source -> new Selection(source, own.where(source)))
                    .filter(_ -> own.sound())
                    .ifPresent(selections::add);
        }
        return selections;
    }

    private Optional<Duration> within() {
        return entry.text("within", 20).flatMap(text -> {
            Optional<Duration> within = FactProperties.duration(text).filter(time -> time.compareTo(LEAST_WITHIN) >= 0);
            if (within.isEmpty()) {
                properties.refuse("within", "facts.bad-within", text + " is no time from 1s", "Write 10m, 24h or 7d.");
            }
            return within;
        });
    }

    private boolean longEnough(Duration window, @Nullable Duration within) {
        return within == null
                || within.compareTo(window) < 0
                || properties.refuse(
                        "within",
                        "facts.bad-within",
                        "what is missing has as much time as the whole window, so nothing would ever count",
                        "Make the window longer: within: 24h and window: 30d count the events of 30 days that nothing"
                                + " followed for 24 hours.");
    }

    private void only(List<String> own, String hint) {
        OF_EACH_KIND.stream()
                .filter(entry::has)
                .forEach(property -> properties.refuse(
                        property,
                        "facts.misplaced",
                        entry.path(property) + " belongs to one kind of event, and this function has several",
                        hint));
        properties.only(
                Stream.of(COMMON, OF_EACH_KIND, own).flatMap(List::stream).toList());
    }
}
