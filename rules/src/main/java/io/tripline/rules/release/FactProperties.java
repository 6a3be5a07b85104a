package io.tripline.rules.release;

import io.tripline.rules.fact.EventFields;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactFunction;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.FieldType;
import io.tripline.rules.fact.Filter;
import io.tripline.rules.language.Nearest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the properties of one entry of facts.yaml, and notes what is wrong with them. */
final class FactProperties {
    static final int MAX_NAME = 100;
    static final int MAX_KEYS = 4;
    /** Written like a function, and made of two counts and their ratio. */
    static final String SHARE = "share";

    private static final int MAX_FILTERS = 10;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z0-9_]+)+");
    private static final Pattern LIST = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern WINDOW = Pattern.compile("(\\d{1,6})([smhd])");

    private final YamlObject entry;
    private boolean sound = true;

    FactProperties(YamlObject entry) {
        this.entry = entry;
    }

    /** Whether nothing was noted by {@link #refuse}, and no property was missing that leaves nothing to go on with. */
    boolean sound() {
        return sound;
    }

    /** As it is written; empty when nothing is. Notes nothing. */
    String functionName() {
        YamlNode function = entry.members().get("function");
        return function != null && function.value() instanceof String name ? name : "";
    }

    void only(List<String> known) {
        entry.only(known);
    }

    Optional<String> unit() {
        return entry.text("unit", 40);
    }

    Optional<String> description() {
        return entry.text("description", 300);
    }

    Optional<Double> min() {
        return entry.number("min");
    }

    Optional<String> list() {
        return entry.text("list", MAX_NAME)
                .filter(text -> LIST.matcher(text).matches()
                        || refuse(
                                "list",
                                "facts.bad-list",
                                text + " is no name of a list",
                                "Lists are named by small letters, digits and hyphens, such as blocked-devices."));
    }

    Optional<String> name() {
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

    Optional<FactFunction> function() {
        List<String> names = Stream.concat(
                        Arrays.stream(FactFunction.values()).map(FactProperties::yaml), Stream.of(SHARE))
                .toList();
        return oneOf("function", names).map(name -> FactFunction.valueOf(name.toUpperCase(Locale.ROOT)));
    }

    Optional<FactSource> source() {
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

    @Nullable
    String field(FactFunction function, FactSource source) {
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

    /** The field whose value makes an event one of the same, in addition to the key. */
    Optional<String> shareField(FactSource source, List<String> key) {
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

    /** Fields of interactions and of these sources, which all have to name the entity. */
    List<String> key(List<FactSource> sources) {
        List<String> key = entry.texts("key");
        if (key.isEmpty() || key.size() > MAX_KEYS) {
            refuse(
                    "key",
                    "facts.bad-key",
                    "a key has 1 to " + MAX_KEYS + " fields",
                    "Name what the fact is about: key: [userId].");
        }
        Stream.concat(sources.stream(), Stream.of(FactSource.INTERACTION))
                .distinct()
                .forEach(source -> key.forEach(path -> fieldType(source, path, "key")));
        return key;
    }

    Optional<FieldType> fieldType(FactSource source, String path, String property) {
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

    Optional<Duration> window(FactFunction function) {
        String text = entry.text("window", 20).orElse(null);
        if (text == null) {
            sound = false;
            return Optional.empty();
        }
        Optional<Duration> window = duration(text);
        boolean life = text.equals("life");
        if (!life && window.filter(FactProperties::inRange).isEmpty()) {
            refuse(
                    "window",
                    "facts.bad-window",
                    text + " is no window from 10s to 400d",
                    "Write 30s, 10m, 24h, 7d or life.");
        } else if (life && function.pattern()) {
            refuse(
                    "window",
                    "facts.bad-window",
                    yaml(function) + " is not kept for life",
                    "Write how far back it looks, such as window: 2h or window: 30d.");
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

    List<Filter> where(FactSource source) {
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

    boolean includeCurrent() {
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

    /** Always false, so that it can end a filter. */
    boolean refuse(String property, String code, String message, String hint) {
        entry.find(property, code, message, hint);
        sound = false;
        return false;
    }

    private static String yaml(FactFunction function) {
        return function.name().toLowerCase(Locale.ROOT);
    }
}
