package io.tripline.engine.running;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Payments of one user, a second apart, as the interaction service writes them. */
record Payments(String userId, String counterparty, List<UUID> ids) {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    static Payments some(int number) {
        return new Payments(
                "user-" + UUID.randomUUID(),
                "shop-" + UUID.randomUUID(),
                IntStream.range(0, number).mapToObj(i -> UUID.randomUUID()).toList());
    }

    /** Others between the same two. */
    Payments more(int number) {
        return new Payments(userId, counterparty, some(number).ids());
    }

    List<String> json() {
        return IntStream.range(0, ids.size()).mapToObj(this::json).toList();
    }

    String json(int index) {
        Instant at = START.plusSeconds(index);
        return """
                {"id":"%s","type":"PAYMENT","userId":"%s","occurredAt":"%s","receivedAt":"%s",\
                "amount":{"value":"12.50","currency":"EUR"},"counterparty":{"type":"MERCHANT","id":"%s","country":"DE"},\
                "attributes":{"mcc":"5732"}}""".formatted(ids.get(index), userId, at, at, counterparty);
    }

    /** Of their user, so many seconds after the first of them, as the user service writes it. */
    String activity(String type, int seconds) {
        return """
                {"userId":"%s","type":"%s","occurredAt":"%s","country":"DE","standing":"ACTIVE",\
                "registeredAt":"2026-11-01T09:00:00Z","deviceId":"d-1"}""".formatted(userId, type, START.plusSeconds(seconds));
    }

    String label(int index, String label) {
        return """
                {"interactionId":"%s","userId":"%s","label":"%s","source":"CASE","knownAt":"%s"}""".formatted(ids.get(index), userId, label, START.plusSeconds(3600));
    }
}
