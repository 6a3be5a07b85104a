package io.tripline.engine.facts;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Events of all sources as they may come: at one time, late, out of order, with fields missing. */
final class RandomStream {
    private final Random random;
    private final List<Event> interactions = new ArrayList<>();

    private RandomStream(Random random) {
        this.random = random;
    }

    /** So many events, which come seconds to days apart. */
    static List<Event> of(int size, Random random) {
        RandomStream stream = new RandomStream(random);
        int[] scales = {1_000, 20_000, 600_000, 20_000_000, 200_000_000};
        int scale = scales[random.nextInt(scales.length)];
        long now = Samples.NOON.toEpochMilli();
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            now += random.nextInt(3) == 0 ? 0 : (long) (scale * -Math.log(1 - random.nextDouble()));
            now += random.nextInt(15) == 0 ? 30L * scale : 0;
            long late = random.nextInt(8) == 0 ? random.nextLong(random.nextInt(3) == 0 ? 20L * scale : scale) : 0;
            events.add(stream.event(Instant.ofEpochMilli(now - late)));
        }
        return events;
    }

    private Event event(Instant at) {
        Map<String, Object> fields = new HashMap<>();
        if (random.nextInt(12) > 0) {
            fields.put("userId", "u" + random.nextInt(3));
        }
        if (random.nextInt(3) > 0) {
            fields.put("deviceId", "d" + random.nextInt(4));
        }
        if (random.nextInt(6) == 0) {
            fields.put("standing", random.nextBoolean() ? "WATCHED" : "ACTIVE");
            fields.put("registeredAt", 1.7e9 + random.nextInt(1000) / 1000.0);
            return new Event(
                    FactSource.USER_ACTIVITY, random.nextBoolean() ? "DEVICE_SEEN" : "STANDING_CHANGED", at, fields);
        }
        if (random.nextInt(5) == 0 && !interactions.isEmpty()) {
            Event labelled = interactions.get(random.nextInt(interactions.size()));
            Map<String, Object> known = new HashMap<>(labelled.fields());
            known.put("label", random.nextBoolean() ? "FRAUD" : "GENUINE");
            return new Event(FactSource.LABEL, labelled.type(), at, known);
        }
        some(fields, "channel", "WEB", "APP", "POS");
        some(fields, "counterparty.id", "m0", "m1", "m2", "m{3}&=");
        some(fields, "counterparty.country", "DE", "FR", "GB");
        some(fields, "location.country", "DE", "FR", "{}");
        some(fields, "location.lat", 48.5, -33.25, 0.0);
        some(fields, "attributes.code", "5411", 5411.0, "x", true, 0.5);
        some(fields, "attributes.vip", true, false);
        some(fields, "attributes.risk", 0.25, -1.5, random.nextInt(1000) / 999.0);
        some(fields, "amount.value", 9.99, 1e6 + random.nextInt(9), random.nextInt(9_999) / 100.0);
        fields.put("occurredAt", at.toEpochMilli() / 1000.0);
        String type = List.of("PAYMENT", "PAYMENT", "LOGIN", "TRANSFER").get(random.nextInt(4));
        Event event = new Event(FactSource.INTERACTION, type, at, fields);
        interactions.add(event);
        return event;
    }

    private void some(Map<String, Object> fields, String path, Object... values) {
        if (random.nextInt(6) > 0) {
            fields.put(path, values[random.nextInt(values.length)]);
        }
    }
}
