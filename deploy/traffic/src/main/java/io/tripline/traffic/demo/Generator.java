package io.tripline.traffic.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes one interaction for each moment it is asked about: the next step of a story whose time has come, or the first of a new one. Equal
 * worlds, seeds and moments give equal interactions. Not thread-safe.
 */
final class Generator {

    private static final Pattern[] PATTERNS = Pattern.values();

    private final World world;
    private final Random random;
    private final Stories stories;
    private final double fraudShare;
    private final String session;
    private final PriorityQueue<Open> open =
            new PriorityQueue<>(Comparator.comparing(Open::due).thenComparingLong(Open::story));
    private long told;
    private long frauds;
    private long sent;
    private long sentFraud;
    private int nextPerson;

    /**
     * @param fraudShare of the interactions, 0 to 1
     * @param session part of the ids, so that a later demo of the same seed is new
     */
    Generator(World world, long seed, double fraudShare, String session) {
        this.world = world;
        this.random = new Random(seed ^ 0x5DEECE66DL);
        this.stories = new Stories(world, random);
        this.fraudShare = fraudShare;
        this.session = session;
    }

    /** A story that goes on with {@code step} when it is due. */
    private record Open(Instant due, long story, Story content, int step) {}

    /** The interaction of this moment; moments are asked in order. */
    Emission at(Instant moment) {
        Open next = open.peek();
        if (next == null || next.due().isAfter(moment)) {
            next = new Open(moment, ++told, newStory(moment), 0);
        } else {
            open.remove();
        }
        int following = next.step() + 1;
        if (following < next.content().steps().size()) {
            open.add(new Open(
                    moment.plus(next.content().steps().get(following).after()),
                    next.story(),
                    next.content(),
                    following));
        }
        return emission(next, moment);
    }

    private Story newStory(Instant moment) {
        if (fraudShare > 0 && sentFraud + expected() < fraudShare * (sent + 1)) {
            return stories.fraud(PATTERNS[(int) (frauds++ % PATTERNS.length)]);
        }
        return stories.genuine(someoneAwake(moment.atOffset(ZoneOffset.UTC).getHour()));
    }

    /** Fraud that is under way and will still be sent. */
    private long expected() {
        return open.stream()
                .filter(story -> story.content().pattern() != null)
                .mapToLong(story -> story.content().steps().size() - story.step())
                .sum();
    }

    /** Goes round, so that everyone has a day of their own pace. */
    private Person someoneAwake(int hour) {
        for (int tries = 0; tries < 50; tries++) {
            nextPerson = (nextPerson + 1 + random.nextInt(3)) % world.people().size();
            if (world.people().get(nextPerson).awake(hour)) {
                break;
            }
        }
        return world.people().get(nextPerson);
    }

    private Emission emission(Open step, Instant moment) {
        sent++;
        Pattern pattern = step.content().pattern();
        sentFraud += pattern == null ? 0 : 1;
        UUID id = UUID.nameUUIDFromBytes((session + "\n" + sent).getBytes(StandardCharsets.UTF_8));
        ObjectNode body = step.content().steps().get(step.step()).body().deepCopy();
        body.put("id", id.toString()).put("occurredAt", moment.toString());
        return new Emission(id, moment, step.story(), pattern, body);
    }
}
