package io.tripline.system;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;

/** Interactions as a payments team would send them. */
final class Payments {

    private Payments() {}

    static String payment(UUID id, String userId, String amount) {
        return payment(id, userId, amount, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    static String payment(UUID id, String userId, String amount, Instant occurredAt) {
        return String.format(Locale.ROOT, """
                {"id":"%s","type":"PAYMENT","userId":"%s","occurredAt":"%s","amount":{"value":"%s","currency":"EUR"},\
                "channel":"WEB","deviceId":"d-%s","location":{"country":"DE"},\
                "counterparty":{"type":"MERCHANT","id":"m-17","country":"DE"}}""", id, userId, occurredAt, amount, userId);
    }

    static String newUser() {
        return "user-" + UUID.randomUUID();
    }
}
