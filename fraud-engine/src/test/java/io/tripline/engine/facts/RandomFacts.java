package io.tripline.engine.facts;

import io.tripline.engine.facts.DeclaredFact.Condition;
import io.tripline.engine.facts.DeclaredFact.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Facts as anybody may declare them: every function, source, operator, and any key, field, window and condition. */
final class RandomFacts {
    static final List<String> FUNCTIONS = List.of(
            "count",
            "sum",
            "avg",
            "min",
            "max",
            "stddev",
            "distinct",
            "last",
            "first_seen",
            "last_seen",
            "share",
            "ratio",
            "sequence",
            "absence");

    private static final List<String> SOURCES =
            List.of("interactions", "interactions", "interactions", "labels", "user-activity");
    private static final Set<String> OF_NUMBERS = Set.of("sum", "avg", "min", "max", "stddev");
    private static final List<String> OF_ANY_EVENT =
            List.of("userId", "deviceId", "type", "occurredAt.hour", "occurredAt.weekday");
    private static final List<String> OF_INTERACTIONS = List.of(
            "userId",
            "userId",
            "deviceId",
            "type",
            "channel",
            "counterparty.id",
            "counterparty.country",
            "location.country",
            "location.lat",
            "amount.value",
            "attributes.code",
            "attributes.risk",
            "attributes.vip",
            "occurredAt.hour");
    /** Values that streams hold, and some that they do not. */
    private static final Map<String, List<Object>> VALUES = Map.ofEntries(
            Map.entry("type", List.of("PAYMENT", "LOGIN", "TRANSFER", "DEVICE_SEEN", "STANDING_CHANGED", "NONE")),
            Map.entry("channel", List.of("WEB", "APP", "POS")),
            Map.entry("counterparty.country", List.of("DE", "FR")),
            Map.entry("location.country", List.of("DE", "FR", "{}")),
            Map.entry("standing", List.of("ACTIVE", "WATCHED")),
            Map.entry("label", List.of("FRAUD", "GENUINE")),
            Map.entry("userId", List.of("u0", "u1")),
            Map.entry("deviceId", List.of("d0", "d1")),
            Map.entry("counterparty.id", List.of("m0", "m1")),
            Map.entry("attributes.code", List.of("5411", 5411.0, "x", true, 0.5)),
            Map.entry("attributes.vip", List.of(true, false)));

    private static final Map<String, List<Object>> NUMBERS = Map.of(
            "amount.value", List.of(0.0, 9.99, 50.0, 1e6),
            "location.lat", List.of(-10.0, 48.5),
            "attributes.risk", List.of(-1.0, 0.0, 0.25),
            "attributes.code", List.of(5411.0),
            "occurredAt.hour", List.of(0.0, 11.0, 12.0, 13.0, 23.0),
            "occurredAt.weekday", List.of(1.0, 6.0, 7.0));

    private final Random random;
    private final Duration longest;

    /**
     * Facts of windows up to this one.
     *
     * @param longest at least two hours
     */
    RandomFacts(Random random, Duration longest) {
        this.random = random;
        this.longest = longest;
    }

    /** One for each of the functions, in any order but with ratios last. */
    List<DeclaredFact> oneOfEach() {
        List<String> functions = new ArrayList<>(FUNCTIONS);
        Collections.shuffle(functions, random);
        functions.remove("ratio");
        List<DeclaredFact> facts = new ArrayList<>();
        for (String function : functions) {
            facts.add(fact("f.n" + facts.size(), function));
        }
        List<DeclaredFact> numbers = facts.stream()
                .filter(fact -> !Set.of("share", "last").contains(fact.function()))
                .toList();
        facts.add(new DeclaredFact(
                "f.ratio",
                "ratio",
                null,
                List.of(),
                null,
                List.of(),
                null,
                false,
                random.nextInt(3),
                List.of(pick(numbers), pick(numbers))));
        return facts;
    }

    private DeclaredFact fact(String name, String function) {
        int kinds = switch (function) {
            case "sequence" -> random.nextInt(2, 6);
            case "absence" -> 2;
            default -> 1;
        };
        List<Kind> selected = new ArrayList<>();
        for (int i = 0; i < kinds; i++) {
            selected.add(kind(pick(SOURCES)));
        }
        List<String> key = key(selected, function.equals("share") ? 3 : 4);
        boolean life = kinds == 1 && random.nextInt(6) == 0;
        Duration window = life ? null : window();
        return new DeclaredFact(
                name,
                function,
                field(function, selected.getFirst().source(), key),
                key,
                window,
                selected,
                function.equals("absence") && window != null ? shorter(window) : null,
                random.nextInt(3) == 0,
                random.nextInt(4),
                List.of());
    }

    private Duration shorter(Duration window) {
        long seconds = random.nextLong(1, window.toSeconds());
        return Duration.ofSeconds(seconds < 1_000 ? seconds : seconds / 60 * 60);
    }

    private Duration window() {
        long most = longest.toSeconds();
        long seconds = switch (random.nextInt(4)) {
            case 0 -> random.nextLong(10, 200);
            case 1 -> 60 * random.nextLong(1, 100);
            case 2 -> random.nextLong(60, most < 100_000 ? most : 100_000);
            default -> most < 86_400 ? random.nextLong(10, most) : 86_400 * random.nextLong(1, most / 86_400 + 1);
        };
        return Duration.ofSeconds(seconds);
    }

    private List<String> key(List<Kind> kinds, int most) {
        boolean activity = kinds.stream().anyMatch(kind -> kind.source().equals("user-activity"));
        List<String> fields = activity ? OF_ANY_EVENT : OF_INTERACTIONS;
        List<String> key = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (int i = random.nextInt(3) > 0 ? 1 : random.nextInt(1, most + 1); i > 0; i--) {
            String field = pick(fields);
            if (known.add(field)) {
                key.add(field);
            }
        }
        return key;
    }

    private @Nullable String field(String function, String source, List<String> key) {
        boolean activity = source.equals("user-activity");
        if (OF_NUMBERS.contains(function)) {
            return activity
                    ? pick(List.of("occurredAt.hour", "occurredAt.weekday"))
                    : pick(List.of(
                            "amount.value", "amount.value", "attributes.risk", "attributes.code", "location.lat"));
        }
        return switch (function) {
            case "distinct", "last" ->
                pick(activity ? List.of("standing", "deviceId", "registeredAt", "occurredAt.hour") : OF_INTERACTIONS);
            case "share" -> {
                List<String> others = new ArrayList<>(activity ? OF_ANY_EVENT : OF_INTERACTIONS);
                others.removeAll(key);
                yield pick(others);
            }
            default -> null;
        };
    }

    private Kind kind(String source) {
        List<Condition> where = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            where.add(condition(source));
        }
        return new Kind(source, where);
    }

    private Condition condition(String source) {
        List<String> fields = new ArrayList<>(source.equals("user-activity") ? OF_ANY_EVENT : OF_INTERACTIONS);
        fields.addAll(
                switch (source) {
                    case "labels" -> List.of("label", "label", "type");
                    case "user-activity" -> List.of("standing", "type");
                    default -> List.of("type", "type", "amount.value");
                });
        String field = pick(fields);
        if (random.nextInt(8) == 0) {
            return new Condition(field, "present", List.of(random.nextInt(4) > 0));
        }
        List<Object> numbers = NUMBERS.get(field);
        if (numbers != null && random.nextInt(3) > 0) {
            String operator = pick(List.of("above", "atLeast", "below", "atMost", "between"));
            return new Condition(
                    field, operator, operator.equals("between") ? List.of(pick(numbers), pick(numbers)) : one(numbers));
        }
        List<Object> values = VALUES.getOrDefault(field, numbers == null ? List.of("") : numbers);
        Object part = pick(values);
        if (part instanceof String text && !text.isEmpty() && random.nextInt(4) == 0) {
            return part(field, text);
        }
        String operator = pick(List.of("is", "isNot", "in", "notIn"));
        return new Condition(
                field,
                operator,
                operator.equals("is") || operator.equals("isNot") ? one(values) : List.of(pick(values), pick(values)));
    }

    private Condition part(String field, String text) {
        int from = random.nextInt(text.length());
        int to = random.nextInt(from, text.length()) + 1;
        return new Condition(
                field, pick(List.of("contains", "startsWith", "endsWith")), List.of(text.substring(from, to)));
    }

    private List<Object> one(List<Object> values) {
        return List.of(pick(values));
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
