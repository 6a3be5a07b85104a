package io.tripline.engine.running;

import io.tripline.rules.release.ReleaseBundle;
import io.tripline.rules.release.ReleaseRefused;
import java.util.Map;
import java.util.TreeMap;

/** Small releases for tests: a rule on the number of earlier payments, and one on payments later labelled fraud. */
final class TestRelease {

    private static final String FACTS = """
            facts:
              - name: user.payments.count_10m
                function: count
                key: [userId]
                window: 10m
                source: interactions
                where: [{field: type, in: [PAYMENT]}]
                unit: payments
                description: Earlier payments of this user in the last ten minutes
              - name: counterparty.frauds.count
                function: count
                key: [counterparty.id]
                window: life
                source: labels
                where: [{field: label, is: FRAUD}]
                unit: payments
                description: Payments to this counterparty that were later labelled fraud
              - name: user.devices.seen
                function: count
                key: [userId]
                window: life
                source: user-activity
                where: [{field: type, in: [DEVICE_SEEN]}]
                unit: devices
                description: Times a device of this user was seen
            """;

    private static final String MANY_FACTS = FACTS + """
              - name: user.amounts.sum_1h
                function: sum
                field: amount.value
                key: [userId]
                window: 1h
                source: interactions
                where: [{field: type, in: [PAYMENT]}]
                unit: units
                description: For tests
              - name: user.amounts.avg_24h
                function: avg
                field: amount.value
                key: [userId]
                window: 24h
                source: interactions
                where: [{field: type, in: [PAYMENT]}]
                unit: units
                description: For tests
              - name: user.amounts.stddev_24h
                function: stddev
                field: amount.value
                key: [userId]
                window: 24h
                source: interactions
                where: [{field: type, in: [PAYMENT]}]
                unit: units
                description: For tests
              - name: user.amounts.min_30d
                function: min
                field: amount.value
                key: [userId]
                window: 30d
                source: interactions
                where: [{field: type, in: [PAYMENT]}]
                unit: units
                description: For tests
              - name: user.amounts.max_30d
                function: max
                field: amount.value
                key: [userId]
                window: 30d
                source: interactions
                where: [{field: type, in: [PAYMENT]}]
                unit: units
                description: For tests
              - name: user.shops.distinct_24h
                function: distinct
                field: counterparty.id
                key: [userId]
                window: 24h
                source: interactions
                where: [{field: type, in: [PAYMENT]}]
                unit: units
                description: For tests
              - name: user.shop.last
                function: last
                field: counterparty.id
                key: [userId]
                window: life
                source: interactions
                where: [{field: type, in: [PAYMENT]}]
                unit: units
                description: For tests
              - name: user.device.first
                function: first_seen
                key: [userId, deviceId]
                window: life
                source: interactions
                where: [{field: type, in: [PAYMENT]}]
                unit: units
                description: For tests
              - name: shop.payments.last_seen
                function: last_seen
                key: [counterparty.id]
                window: life
                source: interactions
                where: [{field: type, in: [PAYMENT]}]
                unit: units
                description: For tests
              - name: device.users.distinct_30d
                function: distinct
                field: userId
                key: [deviceId]
                window: 30d
                source: interactions
                where: [{field: type, in: [PAYMENT]}]
                unit: units
                description: For tests
              - name: counterparty.fraud.sum_30d
                function: sum
                field: amount.value
                key: [counterparty.id]
                window: 30d
                source: labels
                where: [{field: label, is: FRAUD}]
                unit: units
                description: For tests
              - name: counterparty.labels.count_30d
                function: count
                key: [counterparty.id]
                window: 30d
                source: labels
                unit: units
                description: For tests
            """;

    private static final String RULES = """
            rule "velocity.payment-burst"
              @name("Payment burst") @reason(VELOCITY_PAYMENT_BURST)
              @weight(45) @mode(LIVE) @group(velocity) @version(%1$d)
            when
              Interaction(type == "PAYMENT")
              Facts(user.payments.count_10m >= %1$d)
            then hit(); end

            rule "counterparty.known-fraud"
              @name("Known fraud") @reason(COUNTERPARTY_KNOWN_FRAUD)
              @weight(60) @mode(LIVE) @group(counterparty) @version(1)
            when
              Facts(counterparty.frauds.count >= 1)
            then hit(); end
            """;

    private static final String REASONS = """
            reasons:
              VELOCITY_PAYMENT_BURST:
                customer: You made many payments in a short time.
                support: Ask whether the payments were meant.
                analyst: Many payments in ten minutes.
                regulator: The payments of ten minutes were counted.
              COUNTERPARTY_KNOWN_FRAUD:
                customer: We could not confirm this recipient.
                analyst: Earlier payments to this counterparty were fraud.
            """;

    private static final String POLICY = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="policy" name="policy"
                namespace="https://tripline.io/policy">
              <inputData id="i1" name="score"><variable id="v1" name="score" typeRef="number"/></inputData>
              <decision id="d1" name="outcome">
                <variable id="v2" name="outcome" typeRef="string"/>
                <informationRequirement id="r1"><requiredInput href="#i1"/></informationRequirement>
                <literalExpression id="e1">
                  <text>if score &gt;= 100 then "BLOCK" else if score &gt;= 40 then "CHALLENGE" else "ALLOW"</text>
                </literalExpression>
              </decision>
            </definitions>
            """;

    private TestRelease() {}

    /** Challenges a payment that so many others of the user came before in ten minutes. */
    static ReleaseBundle burstFrom(int payments) {
        return bundle(Map.of("rules/all.drl", RULES.formatted(payments)));
    }

    /** As {@link #burstFrom}, within an hour: the fact has the name it has there, and another meaning. */
    static ReleaseBundle hourlyBurstFrom(int payments) {
        return bundle(Map.of(
                "facts.yaml", FACTS.replace("window: 10m", "window: 1h"), "rules/all.drl", RULES.formatted(payments)));
    }

    /** Its second rule hits from so many devices on that the user trusted in two hours; no other release counts these. */
    static ReleaseBundle trustingFrom(int devices) {
        String facts = FACTS.replace("DEVICE_SEEN", "DEVICE_TRUSTED")
                .replace("window: life\n    source: user-activity", "window: 2h\n    source: user-activity");
        String rules = RULES.formatted(3).replace("counterparty.frauds.count >= 1", "user.devices.seen >= " + devices);
        return bundle(Map.of("facts.yaml", facts, "rules/all.drl", rules));
    }

    /** As {@link #burstFrom}, and expects at most this percentage of all interactions to be bursts. */
    static ReleaseBundle burstsInAHundred(int payments, int most) {
        return bundle(Map.of(
                "rules/all.drl",
                RULES.formatted(payments),
                "bands.yaml",
                "bands:\n  velocity.payment-burst: {percent: [0, " + most + "]}\n"));
    }

    /** As {@link #burstFrom}, and blocks payments to a counterparty on the list blocked-payees. */
    static ReleaseBundle blockingPayees() {
        return bundle(Map.of("facts.yaml", FACTS + """
                  - name: counterparty.blocked
                    function: listed
                    list: blocked-payees
                    key: [counterparty.id]
                    source: interactions
                    unit: entry
                    description: Why payments to this counterparty are blocked
                """, "rules/all.drl", RULES.formatted(2) + """
                rule "counterparty.blocked"
                  @name("Blocked payee") @reason(COUNTERPARTY_KNOWN_FRAUD)
                  @weight(100) @mode(LIVE) @group(counterparty) @version(1)
                when
                  Facts(counterparty.blocked is present)
                then hit(); end
                """));
    }

    /** As {@link #burstFrom}, with facts of all functions: of users, shops and devices, from all topics. */
    static ReleaseBundle manyFacts() {
        return bundle(Map.of("facts.yaml", MANY_FACTS, "rules/all.drl", RULES.formatted(3) + """
                rule "amounts.large"
                  @name("Large amounts") @reason(VELOCITY_PAYMENT_BURST)
                  @weight(5) @mode(LIVE) @group(amounts) @version(1)
                when
                  Facts(user.amounts.sum_1h >= 200)
                then hit(); end
                """));
    }

    /** Names a fact that is not declared. */
    static ReleaseBundle broken() {
        return broken(3);
    }

    /** As {@link #broken()}, another one for each number. */
    static ReleaseBundle broken(int number) {
        return bundle(Map.of("rules/all.drl", RULES.formatted(number).replace("count_10m", "count_11m")));
    }

    /** Promises more than its rules keep: two payments are no burst of three. */
    static ReleaseBundle breakingItsPromise() {
        return bundle(Map.of("rules/all.drl", RULES.formatted(3), "scenarios/burst.yaml", """
                scenarios:
                  - name: Two payments are a burst
                    interaction: {type: PAYMENT}
                    facts: {user.payments.count_10m: 2}
                    hits: [velocity.payment-burst]
                """));
    }

    /** The files of {@link #burstFrom} without its rules, and these instead or besides. */
    static ReleaseBundle bundle(Map<String, String> changed) {
        Map<String, String> files =
                new TreeMap<>(Map.of("facts.yaml", FACTS, "reasons.yaml", REASONS, "policy.dmn", POLICY));
        files.putAll(changed);
        try {
            return ReleaseBundle.of(files);
        } catch (ReleaseRefused e) {
            throw new IllegalStateException(e);
        }
    }
}
