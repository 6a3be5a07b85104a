package io.tripline.rules.release;

import io.tripline.rules.fact.EventFields;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactDefinition.Ratio;
import io.tripline.rules.fact.FactFunction;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.FieldType;
import io.tripline.rules.fact.Filter;
import io.tripline.rules.fact.Selection;
import io.tripline.rules.fact.ValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes facts of one entry of facts.yaml. */
final class FactEntry {
    private static final List<String> COMMON = List.of("name", "function", "unit", "description");
    private static final List<String> COUNTED = List.of("key", "window", "source", "where", "include");

    private final YamlObject entry;
    private final FactProperties properties;

    FactEntry(YamlObject entry) {
        this.entry = entry;
        properties = new FactProperties(entry);
    }

    boolean isRatio() {
        return properties.functionName().equals("ratio");
    }

    /** The facts of any entry but a ratio, from this slot on; empty when something about it is noted. */
    List<FactDefinition> read(int slot) {
        return switch (properties.functionName()) {
            case FactProperties.SHARE -> readShare(slot);
            case "listed" -> readListed(slot).stream().toList();
            case "sequence" ->
                new PatternEntry(entry).readSequence(slot).stream().toList();
            case "absence" -> new PatternEntry(entry).readAbsence(slot).stream().toList();
            default -> readCounted(slot).stream().toList();
        };
    }

    private Optional<FactDefinition> readCounted(int slot) {
        Optional<String> name = properties.name();
        Optional<FactFunction> function = properties.function();
        Optional<FactSource> source = properties.source();
        if (function.isEmpty() || source.isEmpty()) {
            return Optional.empty();
        }
        properties.only(known(COUNTED, function.get().takesField() ? List.of("field") : List.of()));
        String field = function.get().takesField() ? properties.field(function.get(), source.get()) : null;
        List<String> key = properties.key(List.of(source.get()));
        Optional<Duration> window = properties.window(function.get());
        List<Filter> where = properties.where(source.get());
        boolean current = properties.includeCurrent();
        Optional<String> unit = properties.unit();
        Optional<String> description = properties.description();
        if (!properties.sound() || name.isEmpty() || unit.isEmpty() || description.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new FactDefinition(
                slot,
                name.get(),
                function.get(),
                field,
                key,
                window.orElse(null),
                List.of(new Selection(source.get(), where)),
                null,
                current,
                unit.get(),
                description.get(),
                type(function.get(), source.get(), field),
                null));
    }

    /**
     * A share and, before it, the two counts that it is made of: all events of the entity, and those whose field has the
     * value that the reading event has.
     */
    private List<FactDefinition> readShare(int slot) {
        properties.only(known(COUNTED, List.of("field", "min")));
        Optional<String> name = properties.name();
        Optional<FactSource> source = properties.source();
        if (name.isEmpty() || source.isEmpty()) {
            return List.of();
        }
        List<String> key = properties.key(List.of(source.get()));
        List<String> sameKey = new ArrayList<>(key);
        properties.shareField(source.get(), key).ifPresent(sameKey::add);
        Optional<Duration> window = properties.window(FactFunction.COUNT);
        List<Filter> where = properties.where(source.get());
        boolean current = properties.includeCurrent();
        Optional<Double> min = properties.min();
        Optional<String> unit = properties.unit();
        Optional<String> description = properties.description();
        if (!properties.sound() || min.isEmpty() || unit.isEmpty() || description.isEmpty()) {
            return List.of();
        }
        Counting counting = new Counting(window.orElse(null), new Selection(source.get(), where), current);
        return List.of(
                counting.of(slot, name.get() + ".all", key, description.get() + ": all events"),
                counting.of(
                        slot + 1, name.get() + ".same", sameKey, description.get() + ": events like the current one"),
                ratio(slot + 2, name.get(), unit.get(), description.get(), new Ratio(slot + 1, slot, min.get())));
    }

    /** The counts of a share differ in name and key only. */
    private record Counting(@Nullable Duration window, Selection selection, boolean current) {
        FactDefinition of(int slot, String name, List<String> key, String description) {
            return new FactDefinition(
                    slot,
                    name,
                    FactFunction.COUNT,
                    null,
                    key,
                    window,
                    List.of(selection),
                    null,
                    current,
                    "events",
                    description,
                    ValueType.NUMBER,
                    null);
        }
    }

    /** What a list says about the one thing that the key names. */
    private Optional<FactDefinition> readListed(int slot) {
        properties.only(known(List.of("list", "key", "source"), List.of()));
        Optional<String> name = properties.name();
        Optional<FactSource> source = properties.source();
        if (source.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> list = properties.list();
        List<String> key = properties.key(List.of(source.get()));
        if (key.size() > 1) {
            properties.refuse("key", "facts.bad-key", "a list holds single values", "Name one field: key: [deviceId].");
        }
        if (source.get() != FactSource.INTERACTION) {
            properties.refuse(
                    "source", "facts.bad-source", "lists are about interactions", "Write source: interactions.");
        }
        Optional<String> unit = properties.unit();
        Optional<String> description = properties.description();
        if (!properties.sound() || name.isEmpty() || list.isEmpty() || unit.isEmpty() || description.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new FactDefinition(
                slot,
                name.get(),
                FactFunction.LISTED,
                list.get(),
                key,
                null,
                List.of(),
                null,
                false,
                unit.get(),
                description.get(),
                ValueType.TEXT,
                null));
    }

    /** The ratio, or empty when something about it is noted. */
    Optional<FactDefinition> readRatio(int slot, Function<String, Optional<Integer>> slots) {
        properties.only(known(List.of("of", "over", "min"), List.of()));
        Optional<String> name = properties.name();
        Optional<Integer> of = slots.apply("of");
        Optional<Integer> over = slots.apply("over");
        Optional<Double> min = properties.min();
        Optional<String> unit = properties.unit();
        Optional<String> description = properties.description();
        if (name.isEmpty()
                || of.isEmpty()
                || over.isEmpty()
                || min.isEmpty()
                || unit.isEmpty()
                || description.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                ratio(slot, name.get(), unit.get(), description.get(), new Ratio(of.get(), over.get(), min.get())));
    }

    private static FactDefinition ratio(int slot, String name, String unit, String description, Ratio ratio) {
        return new FactDefinition(
                slot,
                name,
                FactFunction.RATIO,
                null,
                List.of(),
                null,
                List.of(),
                null,
                false,
                unit,
                description,
                ValueType.NUMBER,
                ratio);
    }

    private static List<String> known(List<String> own, List<String> more) {
        List<String> known = new ArrayList<>(COMMON);
        known.addAll(own);
        known.addAll(more);
        return known;
    }

    private static ValueType type(FactFunction function, FactSource source, @Nullable String field) {
        if (function != FactFunction.LAST || field == null) {
            return ValueType.NUMBER;
        }
        return switch (EventFields.type(source, field).orElse(FieldType.ANY)) {
            case NUMBER, TIME -> ValueType.NUMBER;
            case TEXT, ANY -> ValueType.TEXT;
        };
    }
}
