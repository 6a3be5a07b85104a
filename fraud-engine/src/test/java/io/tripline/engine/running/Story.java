package io.tripline.engine.running;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a few users do, what becomes known of them and what proves true, round by round. Two stories differ in nothing but the
 * names in them, so their decisions have to differ in nothing else either.
 */
final class Story {

    private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");
    private static final int USERS = 7;
    private static final int SHOPS = 5;

    private static final Pattern LONG_NUMBER = Pattern.compile("\\d+\\.\\d{5,}");

    private final String tag = UUID.randomUUID().toString().substring(0, 8);
    private final Random random = new Random(7);
    private final List<Round> rounds = new ArrayList<>();
    private final List<String> payments = new ArrayList<>();

    /** In the order in which they have to be taken in. */
    record Round(List<String> activity, List<String> interactions, List<String> labels) {}

    /** Of as many rounds, each with so many payments. */
    static Story of(int... paymentsOfRounds) {
        Story story = new Story();
        for (int payments : paymentsOfRounds) {
            story.addRound(payments);
        }
        return story;
    }

    List<Round> rounds() {
        return rounds;
    }

    /** Sends a round, of which some was sent before; the engine takes each topic in whole before the next. */
    void tell(Supplier<Engine> engine, int round, Runnable beforeInteractions) {
        Topics.send("user-activity", rounds.get(round).activity());
        Topics.awaitTakenIn(engine.get(), "user-activity");
        beforeInteractions.run();
        List<String> interactions = rounds.get(round).interactions();
        Topics.send("interactions", interactions);
        Topics.send("interactions", rounds.getFirst().interactions());
        Topics.send("interactions", interactions.subList(10, 20));
        Topics.awaitTakenIn(engine.get(), "interactions");
        Topics.send("labels", rounds.get(round).labels());
        Topics.awaitTakenIn(engine.get(), "labels");
    }

    private void addRound(int number) {
        int earlier = payments.size();
        List<String> activity = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            activity.add("""
                    {"userId":"%s","type":"DEVICE_SEEN","occurredAt":"%s","country":"DE","standing":"ACTIVE",\
                    "registeredAt":"2026-11-01T09:00:00Z","deviceId":"d-1"}""".formatted(user(), at(payments.size())));
        }
        for (int i = 0; i < number; i++) {
            payments.add(payment(payments.size()));
        }
        List<String> interactions = new ArrayList<>(payments.subList(earlier, payments.size()));
        List<String> labels = new ArrayList<>();
        if (earlier > 0) {
            for (int i = 0; i < 20; i++) {
                labels.add(label(random.nextInt(earlier), payments.size()));
            }
        }
        rounds.add(new Round(activity, interactions, labels));
    }

    private String payment(int index) {
        return """
                {"id":"%s","type":"PAYMENT","userId":"%s","occurredAt":"%s","receivedAt":"%s",\
                "amount":{"value":"%d.%02d","currency":"EUR"},"deviceId":"%s-d%d",\
                "counterparty":{"type":"MERCHANT","id":"%s","country":"DE"}}""".formatted(
                        id(index),
                        user(),
                        at(index - random.nextInt(3)),
                        at(index),
                        1 + random.nextInt(300),
                        random.nextInt(100),
                        tag,
                        random.nextInt(4),
                        tag + "-shop-" + random.nextInt(SHOPS));
    }

    private String label(int index, int now) {
        return """
                {"interactionId":"%s","userId":"any","label":"%s","source":"CASE","knownAt":"%s"}""".formatted(id(index), random.nextBoolean() ? "FRAUD" : "GENUINE", at(now));
    }

    private String user() {
        return tag + "-user-" + random.nextInt(USERS);
    }

    private UUID id(int index) {
        return UUID.nameUUIDFromBytes((tag + index).getBytes(StandardCharsets.UTF_8));
    }

    private static Instant at(int index) {
        return START.plusSeconds(13L * index);
    }

    /** What was decided, in the order of the payments and without what differs from story to story. */
    List<String> decisions(Engine engine) {
        return decisionsAsTheyAre(engine).stream().map(this::told).toList();
    }

    List<JsonNode> decisionsAsTheyAre(Engine engine) {
        List<String> bodies = engine.jdbc()
                .query(
                        "select body from decisions where user_id like ? order by source_partition, source_offset",
                        (row, number) -> new String(row.getBytes("body"), StandardCharsets.UTF_8),
                        tag + "-user-%");
        return bodies.stream().map(body -> JsonMapper.shared().readTree(body)).toList();
    }

    private String told(JsonNode decision) {
        StringBuilder told = new StringBuilder();
        for (String part : List.of("userId", "occurredAt", "outcome", "score", "hits", "held", "facts", "shadows")) {
            told.append(part).append(' ').append(decision.path(part)).append('\n');
        }
        return rounded(told.toString().replace(tag, ""));
    }

    /** Sums may have been added up in another order. */
    private static String rounded(String text) {
        return LONG_NUMBER.matcher(text).replaceAll(number -> "%.6f".formatted(Double.parseDouble(number.group())));
    }
}
