package io.tripline.traffic.demo;

import io.tripline.traffic.api.Gateway;
import io.tripline.traffic.api.Gateway.Outcome.Status;
import io.tripline.traffic.api.Pauses;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Gives the regular people of a world three weeks of ordinary payments, once, so that something can be unusual for them. */
final class Past {

    private static final int PAYMENTS_EACH = 12;
    private static final int PART = 500;

    private final Gateway gateway;
    private final World world;

    Past(Gateway gateway, World world) {
        this.gateway = gateway;
        this.world = world;
    }

    /** Sends the past of a world that has none yet, oldest first, with its labels; returns how many interactions that were. */
    int ensure(long seed, Instant now) {
        List<Emission> past = of(world, seed, now);
        if (gateway.lookUp(List.of(past.getFirst().id())).getFirst().status() != Status.UNKNOWN) {
            return 0;
        }
        // The first one is sent last and marks the rest as done.
        send(past.subList(1, past.size()));
        send(past.subList(0, 1));
        return past.size();
    }

    private void send(List<Emission> past) {
        for (int start = 0; start < past.size(); start += PART) {
            List<Emission> part = past.subList(start, Math.min(past.size(), start + PART));
            gateway.submit(part.stream().map(Emission::interaction).toList());
            List<UUID> ids = part.stream().map(Emission::id).toList();
            while (gateway.lookUp(ids).stream().anyMatch(outcome -> outcome.status() != Status.DECIDED)) {
                Pauses.pause(Duration.ofMillis(100));
            }
            gateway.label(part.stream()
                    .map(emission ->
                            LabelDesk.label(emission, emission.occurredAt().plus(1, ChronoUnit.DAYS)))
                    .toList());
        }
    }

    /** The same for the same world, seed and moment; oldest first. */
    static List<Emission> of(World world, long seed, Instant now) {
        Random random = new Random(seed);
        Stories stories = new Stories(world, random);
        List<Emission> past = new ArrayList<>();
        for (Person person : world.regulars()) {
            for (int i = 0; i < PAYMENTS_EACH; i++) {
                Instant time = now.truncatedTo(ChronoUnit.MILLIS)
                        .minus(Duration.ofDays(23))
                        .plusSeconds(random.nextInt(20 * 86_400));
                UUID id = UUID.nameUUIDFromBytes(
                        (world.prefix() + "\npast\n" + past.size()).getBytes(StandardCharsets.UTF_8));
                ObjectNode body =
                        stories.pastPayment(person).put("id", id.toString()).put("occurredAt", time.toString());
                past.add(new Emission(id, time, 0, null, body));
            }
        }
        past.sort(Comparator.comparing(Emission::occurredAt));
        return past;
    }
}
