package io.tripline.traffic.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Interactions as the API takes them, without id and time. */
final class Acts {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What shops sell, as ISO 18245 codes: groceries, restaurants, clothes, books, electronics, drugstores. */
    private static final List<String> CATEGORIES = List.of("5411", "5812", "5651", "5942", "5732", "5912");

    private Acts() {}

    /** Anything a person does that needs no more than its type, on their own device and from where they are. */
    static ObjectNode of(Person person, String type) {
        ObjectNode body =
                bare(person, type).put("channel", "APP").put("ip", person.ip()).put("deviceId", person.device());
        body.set(
                "location",
                JSON.createObjectNode()
                        .put("country", person.home().country())
                        .put("lat", person.home().lat())
                        .put("lon", person.home().lon()));
        return body;
    }

    static ObjectNode login(Person person, boolean succeeded) {
        return outcome(of(person, "LOGIN"), succeeded ? "SUCCEEDED" : "FAILED");
    }

    static ObjectNode payment(Person person, String merchant, double euros) {
        ObjectNode payment = amount(of(person, "PAYMENT"), euros);
        card(payment, person.cardToken(), person.bin(), person.last4());
        counterparty(payment, "MERCHANT", merchant, person.home().country());
        String category = CATEGORIES.get(Math.floorMod(merchant.hashCode(), CATEGORIES.size()));
        return outcome(attribute(payment, "mcc", category), "SUCCEEDED");
    }

    static ObjectNode transfer(Person person, String payee, double euros) {
        return transfer(person, payee, euros, person.home().country());
    }

    static ObjectNode transfer(Person person, String payee, double euros, String country) {
        return counterparty(amount(of(person, "TRANSFER"), euros), "PAYEE", payee, country);
    }

    static ObjectNode deposit(Person person, String sender, double euros) {
        return counterparty(
                amount(bare(person, "DEPOSIT"), euros),
                "PERSON",
                sender,
                person.home().country());
    }

    static ObjectNode cashDeposit(Person person, double euros) {
        ObjectNode deposit = amount(bare(person, "DEPOSIT"), euros);
        deposit.set("instrument", JSON.createObjectNode().put("type", "CASH"));
        return deposit;
    }

    static ObjectNode refund(Person person, String merchant, double euros) {
        return counterparty(
                amount(bare(person, "REFUND"), euros),
                "MERCHANT",
                merchant,
                person.home().country());
    }

    static ObjectNode payeeAdded(Person person, String payee) {
        return counterparty(
                of(person, "PAYEE_ADDED"), "PAYEE", payee, person.home().country());
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

    static ObjectNode attribute(ObjectNode body, String name, String value) {
        body.withObject("attributes").put(name, value);
        return body;
    }

    static ObjectNode attribute(ObjectNode body, String name, long value) {
        body.withObject("attributes").put(name, value);
        return body;
    }

    private static ObjectNode bare(Person person, String type) {
        return JSON.createObjectNode().put("type", type).put("userId", person.userId());
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
