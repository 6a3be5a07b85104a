package io.tripline.traffic.demo;

import java.util.List;

/**
 * Someone who uses the product.
 *
 * @param userId as the interactions name the person
 * @param cardToken of the only card
 * @param merchants where the person usually pays
 * @param payees to whom the person usually sends money
 * @param usualAmount of a payment, in euros
 * @param firstHour and {@code lastHour}: when the person is awake, 0 to 24, UTC
 */
record Person(
        String userId,
        String name,
        Place home,
        String ip,
        String device,
        String cardToken,
        String bin,
        String last4,
        List<String> merchants,
        List<String> payees,
        double usualAmount,
        int firstHour,
        int lastHour) {

    boolean awake(int hour) {
        return firstHour <= hour && hour < lastHour;
    }

    Person withUserId(String id) {
        return new Person(
                id, name, home, ip, device, cardToken, bin, last4, merchants, payees, usualAmount, firstHour, lastHour);
    }
}
