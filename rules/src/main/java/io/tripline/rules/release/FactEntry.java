package io.tripline.rules.release;

import io.tripline.rules.fact.EventFields;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactDefinition.Ratio;
import io.tripline.rules.fact.FactFunction;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.FieldType;
import io.tripline.rules.fact.Filter;
import io.tripline.rules.fact.ValueType;
import io.tripline.rules.language.Nearest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One entry of facts.yaml. */
final class FactEntry {
    static final int MAX_NAME = 100;

    private static final int MAX_KEYS = 4;
    private static final int MAX_FILTERS = 10;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z0-9_]+)+");
    private static final Pattern LIST = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern WINDOW = Pattern.compile("(\\d{1,6})([smhd])");
    private static final String SHARE = "share";
    private static final List<String> COMMON = List.of("name", "function", "unit", "description");

    private final YamlObject entry;
    private boolean sound = true;

    FactEntry(YamlObject entry) {
        this.entry = entry;
    }

    boolean isRatio() {
        return is("ratio");
    }

    boolean isShare() {
        return is(SHARE);
    }

    private boolean is(String name) {
        YamlNode function = entry.members().get("function");
        return function != null && function.value().equals(name);
    }

    /** The fact, or empty when something about it is noted. */
    Optional<FactDefinition> read(int slot) {
        Optional<String> name = name();
        Optional<FactFunction> function = function();
        Optional<FactSource> source = source();
        if (function.isEmpty() || source.isEmpty()) {
            return Optional.empty();
        }
        if (function.get() == FactFunction.LISTED) {
            return readListed(slot, name, source.get());
        }
        entry.only(known(function.get()));
        String field = function.get().takesField() ? field(function.get(), source.get()) : null;
        List<String> key = key(source.get());
        Optional<Duration> window = window(function.get());
        List<Filter> where = where(source.get());
        boolean current = includeCurrent();
        Optional<String> unit = entry.text("unit", 40);
        Optional<String> description = entry.text("description", 300);
        if (!sound || name.isEmpty() || unit.isEmpty() || description.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new FactDefinition(
                slot,
                name.get(),
                function.get(),
                field,
                key,
                window.orElse(null),
                source.get(),
                where,
                current,
                unit.get(),
                description.get(),
                type(function.get(), source.get(), field),
                null));
    }

    /**
     * A share and, before it, the two counts that it is made of: all events of the entity, and those whose field has the
     * value that the reading event has. Empty when something about it is noted.
     */
    List<FactDefinition> readShare(int slot) {
        List<String> known = new ArrayList<>(known(FactFunction.COUNT));
        known.addAll(List.of("field", "min"));
        entry.only(known);
        Optional<String> name = name();
        Optional<FactSource> source = source();
        if (name.isEmpty() || source.isEmpty()) {
            return List.of();
        }
        List<String> key = key(source.get());
        List<String> sameKey = new ArrayList<>(key);
        shareField(source.get(), key).ifPresent(sameKey::add);
        Optional<Duration> window = window(FactFunction.COUNT);
        List<Filter> where = where(source.get());
        boolean current = includeCurrent();
        Optional<Double> min = entry.number("min");
        Optional<String> unit = entry.text("unit", 40);
        Optional<String> description = entry.text("description", 300);
        if (!sound || min.isEmpty() || unit.isEmpty() || description.isEmpty()) {
            return List.of();
        }
        Counting counting = new Counting(window.orElse(null), source.get(), where, current);
        return List.of(
                counting.of(slot, name.get() + ".all", key, description.get() + ": all events"),
                counting.of(
                        slot + 1, name.get() + ".same", sameKey, description.get() + ": events like the current one"),
                ratio(slot + 2, name.get(), unit.get(), description.get(), new Ratio(slot + 1, slot, min.get())));
    }

    /** The counts of a share differ in name and key only. */
    private record Counting(@Nullable Duration window, FactSource source, List<Filter> where, boolean current) {
        FactDefinition of(int slot, String name, List<String> key, String description) {
            return new FactDefinition(
                    slot,
                    name,
                    FactFunction.COUNT,
                    null,
                    key,
                    window,
                    source,
                    where,
                    current,
                    "events",
                    description,
                    ValueType.NUMBER,
                    null);
        }
    }

    private Optional<String> shareField(FactSource source, List<String> key) {
        Optional<String> field = entry.text("field", MAX_NAME);
        sound &= field.isPresent();
        return field.filter(path -> {
            if (key.contains(path) || key.size() == MAX_KEYS) {
                return refuse(
                        "field",
                        "facts.bad-key",
                        "the field of a share is one more than its key, which has at most " + (MAX_KEYS - 1),
                        "Name what the fact is about in key, and what is compared in field.");
            }
            return fieldType(source, path, "field").isPresent()
                    && fieldType(FactSource.INTERACTION, path, "field").isPresent();
        });
    }

    /** What a list says about the one thing that the key names. */
    private Optional<FactDefinition> readListed(int slot, Optional<String> name, FactSource source) {
        List<String> known = new ArrayList<>(COMMON);
        known.addAll(List.of("list", "key", "source"));
        entry.only(known);
        Optional<String> list = entry.text("list", MAX_NAME)
                .filter(text -> LIST.matcher(text).matches()
                        || refuse(
                                "list",
                                "facts.bad-list",
                                text + " is no name of a list",
                                "Lists are named by small letters, digits and hyphens, such as blocked-devices."));
        List<String> key = key(source);
        if (key.size() > 1) {
            refuse("key", "facts.bad-key", "a list holds single values", "Name one field: key: [deviceId].");
        }
        if (source != FactSource.INTERACTION) {
            refuse("source", "facts.bad-source", "lists are about interactions", "Write source: interactions.");
        }
        Optional<String> unit = entry.text("unit", 40);
        Optional<String> description = entry.text("description", 300);
        if (!sound || name.isEmpty() || list.isEmpty() || unit.isEmpty() || description.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new FactDefinition(
                slot,
                name.get(),
                FactFunction.LISTED,
                list.get(),
                key,
                null,
                source,
                List.of(),
                false,
                unit.get(),
                description.get(),
                ValueType.TEXT,
                null));
    }

    /** The ratio, or empty when something about it is noted. */
    Optional<FactDefinition> readRatio(int slot, Function<String, Optional<Integer>> slots) {
        List<String> known = new ArrayList<>(COMMON);
        known.addAll(List.of("of", "over", "min"));
        entry.only(known);
        Optional<String> name = name();
        Optional<Integer> of = slots.apply("of");
        Optional<Integer> over = slots.apply("over");
        Optional<Double> min = entry.number("min");
        Optional<String> unit = entry.text("unit", 40);
        Optional<String> description = entry.text("description", 300);
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
                FactSource.INTERACTION,
                List.of(),
                false,
                unit,
                description,
                ValueType.NUMBER,
                ratio);
    }

    private Optional<String> name() {
        return entry.text("name", MAX_NAME).filter(name -> {
            boolean clash = name.startsWith(EventFields.ATTRIBUTES)
                    || Arrays.stream(FactSource.values())
                            .anyMatch(source -> EventFields.type(source, name).isPresent());
            if (clash || !NAME.matcher(name).matches()) {
                return refuse(
                        "name",
                        "facts.bad-name",
                        name
                                + (clash
                                        ? " is the name of a field"
                                        : " is not made of small letters, digits, _ and dots, in two parts at least"),
                        "Name it like user.payments.count_10m.");
            }
            return true;
        });
    }

    private Optional<FactFunction> function() {
        List<String> names = Stream.concat(Arrays.stream(FactFunction.values()).map(FactEntry::yaml), Stream.of(SHARE))
                .toList();
        return oneOf("function", names).map(name -> FactFunction.valueOf(name.toUpperCase(Locale.ROOT)));
    }

    private Optional<FactSource> source() {
        List<FactSource> sources = List.of(FactSource.values());
        List<String> names = sources.stream().map(FactSource::topic).toList();
        return oneOf("source", names).map(name -> sources.get(names.indexOf(name)));
    }

    private Optional<String> oneOf(String property, List<String> names) {
        return entry.text(property, MAX_NAME)
                .filter(name -> names.contains(name)
                        || refuse(
                                property,
                                "facts.unknown-" + property,
                                "there is no " + property + " " + name,
                                Nearest.hint(name, names, "Known: " + names + ".")));
    }

    private static List<String> known(FactFunction function) {
        List<String> known = new ArrayList<>(COMMON);
        known.addAll(List.of("key", "window", "source", "where", "include"));
        if (function.takesField()) {
            known.add("field");
        }
        return known;
    }

    private @Nullable String field(FactFunction function, FactSource source) {
        Optional<String> path = entry.text("field", MAX_NAME);
        Optional<FieldType> type = path.flatMap(name -> fieldType(source, name, "field"));
        if (function.takesNumber()
                && type.isPresent()
                && type.get() != FieldType.NUMBER
                && type.get() != FieldType.ANY) {
            refuse(
                    "field",
                    "facts.not-a-number",
                    yaml(function) + " needs a number, and " + path.get() + " is none",
                    "Name a number, such as amount.value.");
        }
        sound &= type.isPresent();
        return path.orElse(null);
    }

    private List<String> key(FactSource source) {
        List<String> key = entry.texts("key");
        if (key.isEmpty() || key.size() > MAX_KEYS) {
            refuse(
                    "key",
                    "facts.bad-key",
                    "a key has 1 to " + MAX_KEYS + " fields",
                    "Name what the fact is about: key: [userId].");
        }
        key.forEach(path -> fieldType(source, path, "key"));
        if (source != FactSource.INTERACTION) {
            key.forEach(path -> fieldType(FactSource.INTERACTION, path, "key"));
        }
        return key;
    }

    private Optional<FieldType> fieldType(FactSource source, String path, String property) {
        Optional<FieldType> type = EventFields.type(source, path);
        if (type.isEmpty()) {
            refuse(
                    property,
                    "facts.unknown-field",
                    "events of " + source.topic() + " have no field " + path,
                    Nearest.hint(
                            path,
                            EventFields.of(source).keySet(),
                            "Known: " + EventFields.of(source).keySet() + " and attributes.*"));
        }
        return type;
    }

    private Optional<Duration> window(FactFunction function) {
        String text = entry.text("window", 20).orElse(null);
        if (text == null) {
            sound = false;
            return Optional.empty();
        }
        Optional<Duration> window = duration(text);
        boolean life = text.equals("life");
        if (!life && window.filter(FactEntry::inRange).isEmpty()) {
            refuse(
                    "window",
                    "facts.bad-window",
                    text + " is no window from 10s to 400d",
                    "Write 30s, 10m, 24h, 7d or life.");
        } else if (!life && function.lifeOnly()) {
            refuse("window", "facts.bad-window", yaml(function) + " is kept for life", "Write window: life.");
        }
        return window;
    }

    private static boolean inRange(Duration window) {
        return window.compareTo(FactDefinition.MIN_WINDOW) >= 0 && window.compareTo(FactDefinition.MAX_WINDOW) <= 0;
    }

    /** Seconds, minutes, hours or days: 30s, 10m, 24h, 7d. */
    static Optional<Duration> duration(String text) {
        Matcher matcher = WINDOW.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                });
    }

    private List<Filter> where(FactSource source) {
        if (!entry.has("where")) {
            return List.of();
        }
        List<YamlObject> conditions = entry.objects("where");
        if (conditions.size() > MAX_FILTERS) {
            refuse(
                    "where",
                    "facts.too-many-conditions",
                    "there are more than " + MAX_FILTERS + " conditions",
                    "Use in: [ … ] to join them.");
        }
        List<Filter> filters = new ArrayList<>();
        for (YamlObject condition : conditions) {
            Optional<Filter> filter = new FilterEntry(condition, source).read();
            sound &= filter.isPresent();
            filter.ifPresent(filters::add);
        }
        return filters;
    }

    private boolean includeCurrent() {
        return entry.has("include")
                && entry.text("include", MAX_NAME)
                        .map(text -> text.equals("current")
                                || refuse(
                                        "include",
                                        "facts.bad-include",
                                        text + " cannot be included",
                                        "Write include: current, or leave it out."))
                        .orElse(false);
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

    /** Always false, so that it can end a filter. */
    private boolean refuse(String property, String code, String message, String hint) {
        entry.find(property, code, message, hint);
        sound = false;
        return false;
    }

    private static String yaml(FactFunction function) {
        return function.name().toLowerCase(Locale.ROOT);
    }
}
