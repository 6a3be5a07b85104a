package io.tripline.traffic.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Interactions as the API takes them, without id and time. */
final class Acts {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Acts() {}

    static ObjectNode login(Person person, boolean succeeded) {
        ObjectNode login = at(person, "LOGIN", person.device(), person.ip(), person.home());
        return outcome(login, succeeded ? "SUCCEEDED" : "FAILED");
    }

    static ObjectNode payment(Person person, String merchant, double euros) {
        ObjectNode payment = at(person, "PAYMENT", person.device(), person.ip(), person.home());
        card(payment, person.cardToken(), person.bin(), person.last4());
        return outcome(
                counterparty(
                        amount(payment, euros),
                        "MERCHANT",
                        merchant,
                        person.home().country()),
                "SUCCEEDED");
    }

    static ObjectNode transfer(Person person, String payee, double euros) {
        return counterparty(
                amount(at(person, "TRANSFER", person.device(), person.ip(), person.home()), euros),
                "PAYEE",
                payee,
                person.home().country());
    }

    static ObjectNode deposit(Person person, String sender, double euros) {
        ObjectNode deposit = amount(of(person.userId(), "DEPOSIT"), euros);
        return counterparty(deposit, "PERSON", sender, person.home().country());
    }

    static ObjectNode payeeAdded(Person person, String payee) {
        return counterparty(
                at(person, "PAYEE_ADDED", person.device(), person.ip(), person.home()),
                "PAYEE",
                payee,
                person.home().country());
    }

    static ObjectNode passwordReset(Person person) {
        return at(person, "PASSWORD_RESET", person.device(), person.ip(), person.home());
    }

    static ObjectNode card(ObjectNode body, String token, String bin, String last4) {
        body.set(
                "instrument",
                JSON.createObjectNode()
                        .put("type", "CARD")
                        .put("token", token)
                        .put("bin", bin)
                        .put("last4", last4));
        return body;
    }

    static ObjectNode outcome(ObjectNode body, String status) {
        body.set("outcomeOfAttempt", JSON.createObjectNode().put("status", status));
        return body;
    }

    private static ObjectNode at(Person person, String type, String device, String ip, Place place) {
        ObjectNode body =
                of(person.userId(), type).put("channel", "APP").put("ip", ip).put("deviceId", device);
        body.set(
                "location",
                JSON.createObjectNode()
                        .put("country", place.country())
                        .put("lat", place.lat())
                        .put("lon", place.lon()));
        return body;
    }

    private static ObjectNode of(String userId, String type) {
        return JSON.createObjectNode().put("type", type).put("userId", userId);
    }

    private static ObjectNode amount(ObjectNode body, double euros) {
        String value = BigDecimal.valueOf(Math.max(0.5, euros))
                .setScale(2, RoundingMode.HALF_EVEN)
                .toPlainString();
        body.set("amount", JSON.createObjectNode().put("value", value).put("currency", "EUR"));
        return body;
    }

    private static ObjectNode counterparty(ObjectNode body, String type, String id, String country) {
        body.set(
                "counterparty",
                JSON.createObjectNode().put("type", type).put("id", id).put("country", country));
        return body;
    }
}
