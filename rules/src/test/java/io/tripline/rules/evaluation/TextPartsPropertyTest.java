package io.tripline.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.rules.analysis.Logic;
import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.FactValues;
import io.tripline.rules.fact.FieldType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is said of parts of texts is compared with every short text of two letters. */
class TextPartsPropertyTest {
    private static final FactCatalogue NO_FACTS = new FactCatalogue(List.of());
    private static final Name CHANNEL = new Name("channel", false, FieldType.TEXT, "");
    private static final Name ATTRIBUTE = new Name("attributes.x", false, FieldType.ANY, "");
    private static final List<String> TEXTS = texts();
    private static final List<String> LISTED = List.of("", "a", "b", "ab", "aab", "bbaa", "true", "false");
    private static final List<String> PARTS =
            List.of("a", "b", "ab", "ba", "aa", "aab", "bbaa", "abba", "t", "ru", "e", "true");
    private static final List<Interpreter> CHANNELS = events("channel", TEXTS);
    private static final List<Interpreter> ATTRIBUTES = events(
            "attributes.x",
            Stream.concat(TEXTS.stream(), Stream.of(true, false, 0.0, 1.0)).toList());

    private final Logic logic = new Logic(NO_FACTS);

    @Property(tries = 300)
    void nothingIsSaidThatAShortTextContradicts(@ForAll long seed) {
        Random random = new Random(seed);
        soundFor(CHANNEL, CHANNELS, random);
        soundFor(ATTRIBUTE, ATTRIBUTES, random);
    }

    @Property(tries = 300)
    void ofListedTextsItIsSaidExactlyWhichAreLeft(@ForAll long seed) {
        Random random = new Random(seed);
        List<Condition> conditions = new ArrayList<>(List.of(oneOf(CHANNEL, false, random)));
        for (int i = random.nextInt(4); i >= 0; i--) {
            Condition part = part(CHANNEL, random);
            conditions.add(random.nextBoolean() ? part : new Condition.Not(part));
        }
        assertThat(logic.contradictory(conditions))
                .as("%s", conditions)
                .isEqualTo(CHANNELS.stream().noneMatch(all(conditions)));
        Condition last = conditions.removeLast();
        assertThat(logic.implies(new Condition.All(conditions), last))
                .as("%s implies %s", conditions, last)
                .isEqualTo(CHANNELS.stream().filter(all(conditions)).allMatch(event -> event.holds(last)));
    }

    private void soundFor(Name name, List<Interpreter> events, Random random) {
        for (int i = 0; i < 30; i++) {
            Condition one = condition(name, 2, random);
            Condition other = condition(name, 2, random);
            if (logic.contradictory(List.of(one, other))) {
                assertThat(events).as("%s and %s", one, other).noneMatch(all(List.of(one, other)));
            }
            if (logic.certain(one)) {
                assertThat(events).as("%s", one).allMatch(all(List.of(one)));
            }
            if (logic.implies(one, other)) {
                assertThat(events)
                        .as("%s implies %s", one, other)
                        .allMatch(event -> !event.holds(one) || event.holds(other));
            }
        }
    }

    private static Predicate<Interpreter> all(List<Condition> conditions) {
        return event -> conditions.stream().allMatch(event::holds);
    }

    private static Condition condition(Name name, int depth, Random random) {
        return switch (random.nextInt(depth > 0 ? 10 : 6)) {
            case 0 -> oneOf(name, random.nextBoolean(), random);
            case 1 -> new Condition.Presence(name, random.nextBoolean());
            case 2, 3, 4, 5 -> part(name, random);
            case 6, 7 -> new Condition.Not(condition(name, depth - 1, random));
            case 8 ->
                new Condition.All(List.of(condition(name, depth - 1, random), condition(name, depth - 1, random)));
            default ->
                new Condition.Any(List.of(condition(name, depth - 1, random), condition(name, depth - 1, random)));
        };
    }

    private static Condition part(Name name, Random random) {
        TextOperator[] operators = TextOperator.values();
        return new Condition.TextPart(name, operators[random.nextInt(operators.length)], one(PARTS, random));
    }

    private static Condition oneOf(Name name, boolean negated, Random random) {
        List<Object> values = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            values.add(one(LISTED, random));
        }
        if (name.numeric() && random.nextInt(3) == 0) {
            values.add(random.nextBoolean() ? (Object) true : (Object) 1.0);
        }
        return new Condition.OneOf(name, negated, values);
    }

    private static <T> T one(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    /** All of up to four letters, and those that flags could be taken for. */
    private static List<String> texts() {
        List<String> texts = new ArrayList<>(List.of(""));
        for (int i = 0; i < 15; i++) {
            texts.add(texts.get(i) + "a");
            texts.add(texts.get(i) + "b");
        }
        texts.addAll(List.of("true", "false"));
        return texts;
    }

    private static List<Interpreter> events(String field, List<?> values) {
        List<Map<String, Object>> all = new ArrayList<>(List.of(Map.of()));
        values.forEach(value -> all.add(Map.of(field, value)));
        return all.stream()
                .map(fields -> new Interpreter(
                        NO_FACTS,
                        new Event(FactSource.INTERACTION, "P", Instant.parse("2026-01-15T12:00:00Z"), fields),
                        new FactValues(0)))
                .toList();
    }
}
