package io.tripline.rules.evaluation;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Makes up rule text and events over a few names and few values, so that they often meet. */
final class RandomRules {
    private static final List<String> NUMBERS = List.of("n.a", "n.b", "n.share", "amount.value", "attributes.x");
    private static final List<String> TEXTS =
            List.of("t.a", "channel", "counterparty.country", "attributes.x", "attributes.y");
    private static final List<String> COMPARISONS = List.of("==", "!=", "<", "<=", ">", ">=");
    private static final List<String> VALUES = List.of("\"A\"", "\"B\"", "\"AB\"", "\"true\"");
    private static final List<String> PARTS = List.of(
            "\"A\"",
            "\"B\"",
            "\"AB\"",
            "\"C\"",
            "\"tr\"",
            "\"e\"",
            "\"1\"",
            "\"\\\"A\\\"\"",
            "\"=\\\\ |\"",
            "\" \"",
            "\"5 .. 7\"");
    private static final List<String> ODDITIES = List.of(
            "-0 ",
            "0.0 ",
            "not ",
            "!",
            "- ",
            "n.a ",
            "\"\" ",
            "\"0\" ",
            "true ",
            "0 * n.b + ",
            "000001 ",
            "contains ",
            "starts with ");
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    private final Random random;

    RandomRules(long seed) {
        random = new Random(seed);
    }

    String rules(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("rule \"r.r")
                    .append(i)
                    .append("\" @name(\"N\") @reason(A_REASON) @weight(")
                    .append(random.nextInt(101))
                    .append(") @mode(")
                    .append(one(List.of("LIVE", "SHADOW")))
                    .append(") @group(g) @version(1) when ")
                    .append(interaction())
                    .append(" Facts( ")
                    .append(several(1 + random.nextInt(3), ", ", () -> condition(3)))
                    .append(" ) then hit(); end\n");
        }
        return text.toString();
    }

    /** The text with one to three tokens of it left out, doubled, or put elsewhere. */
    String damaged(String text) {
        List<String> tokens = new ArrayList<>(List.of(text.split("(?<=[ (),])", -1)));
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(tokens.size());
            String token = random.nextInt(3) == 0 ? one(ODDITIES) : tokens.get(random.nextInt(tokens.size()));
            switch (random.nextInt(3)) {
                case 0 -> tokens.remove(at);
                case 1 -> tokens.add(at, token);
                default -> tokens.set(at, token);
            }
        }
        return String.join("", tokens);
    }

    Event event() {
        Map<String, Object> fields = new HashMap<>();
        maybe(fields, "amount.value", List.of(-1.0, -0.0, 0.0, 1.0, 2.0, 3.5, 100.0));
        maybe(fields, "channel", List.of("A", "B", "AB", "BA", "=\\ | \"A\""));
        maybe(fields, "counterparty.country", List.of("A", "B", "C", "ABC"));
        maybe(fields, "attributes.x", List.of("A", "AB", "true", "1", true, false, 0.0, 1.0, 2.0));
        maybe(fields, "attributes.y", List.of("A", "true", "1", true, 0.0, 1.0));
        return new Event(FactSource.INTERACTION, one(List.of("P", "Q", "R")), NOON, fields);
    }

    Map<String, Object> facts() {
        Map<String, Object> facts = new HashMap<>();
        maybe(facts, "n.a", List.of(-1.0, 0.0, 1.0, 2.0, 3.0, 7.0));
        maybe(facts, "n.b", List.of(-1.0, -0.0, 1.0, 2.0, 3.0, 7.0));
        maybe(facts, "t.a", List.of("A", "B", "AB", "CAB"));
        return facts;
    }

    private String interaction() {
        return one(List.of(
                "",
                "Interaction( type == \"P\" )",
                "Interaction( type in (\"P\", \"Q\") )",
                "Interaction( channel == \"A\" )"));
    }

    private String condition(int depth) {
        return switch (random.nextInt(depth > 0 ? 11 : 8)) {
            case 0, 1 -> one(NUMBERS) + " " + one(COMPARISONS) + " " + number();
            case 2 -> one(NUMBERS) + " > " + number() + " * " + one(NUMBERS) + " + " + one(NUMBERS);
            case 3 -> one(TEXTS) + one(List.of(" == ", " != ")) + one(VALUES);
            case 4 ->
                one(TEXTS) + one(List.of(" in (", " not in ("))
                        + several(1 + random.nextInt(2), ", ", () -> one(VALUES)) + ")";
            case 5 ->
                one(List.of(
                        one(NUMBERS) + " between -1 and " + random.nextInt(4),
                        one(NUMBERS) + " is present",
                        one(TEXTS) + " is absent",
                        "attributes.x == true",
                        "attributes.x in (1, \"A\", false)"));
            case 6 ->
                one(TEXTS)
                        + one(List.of(" == ", " != "))
                        + one(List.of("channel", "t.a", "attributes.x", "attributes.y"));
            case 7 -> one(TEXTS) + one(List.of(" contains ", " starts with ", " ends with ")) + one(PARTS);
            case 8 -> "not " + "(" + condition(depth - 1) + ")";
            case 9 -> "(" + several(2, " and ", () -> condition(depth - 1)) + ")";
            default -> "(" + several(2, " or ", () -> condition(depth - 1)) + ")";
        };
    }

    private String number() {
        return one(List.of("-1", "-0", "0", "0.5", "1", "2", "3.5", "7"));
    }

    private String several(int count, String join, Supplier<String> part) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(part.get());
        }
        return parts.stream().collect(Collectors.joining(join));
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private void maybe(Map<String, Object> fields, String name, List<Object> values) {
        if (random.nextInt(4) > 0) {
            fields.put(name, one(values));
        }
    }
}
