package io.tripline.traffic.demo;

import tools.jackson.databind.node.ObjectNode;

/** Frauds in which something is bought, or brought back. */
final class ShopFrauds {

    private final Cast cast;

    ShopFrauds(Cast cast) {
        this.cast = cast;
    }

    Story.Teller cardTesting() {
        Person tester = cast.newcomer("tester");
        String shop = cast.name("donations");
        Story.Teller teller = new Story.Teller();
        for (int i = 0; i < 10; i++) {
            ObjectNode attempt = Acts.payment(tester, shop, 1 + cast.between(0, 300) / 100.0);
            Acts.card(attempt, cast.name("stolen") + "-" + i, "4532" + cast.between(10, 80), "000" + i);
            teller.then(
                    cast.between(3, 4), Acts.outcome(attempt, i < 4 || cast.chance(0.7) ? "DECLINED" : "SUCCEEDED"));
        }
        return teller;
    }

    Story.Teller paymentBurst() {
        Person victim = cast.victim();
        Story.Teller teller = new Story.Teller();
        for (int i = 0; i < 10; i++) {
            teller.then(cast.between(4, 6), Acts.payment(victim, cast.shop(), cast.between(60, 140)));
        }
        return teller;
    }

    Story.Teller compromisedMerchant() {
        String shop = cast.name("skimmed");
        Story.Teller teller = new Story.Teller();
        for (int i = 0; i < 12; i++) {
            Person victim = cast.victim();
            double euros = victim.usualAmount() * (0.8 + cast.between(0, 100) / 100.0);
            teller.then(cast.between(12, 8), Acts.payment(victim, shop, euros));
        }
        return teller;
    }

    Story.Teller newCountry() {
        Person thief = cast.stranger(cast.victim());
        String shop = cast.name("jeweller");
        return new Story.Teller()
                .then(0, Acts.payment(thief, shop, thief.usualAmount() * cast.between(6, 5)))
                .then(20, Acts.payment(thief, shop, thief.usualAmount() * cast.between(8, 5)));
    }

    /** Against the dozen payments of a regular's past, the sixth refund is one too many. */
    Story.Teller serialRefunds() {
        Person customer = cast.victim();
        Story.Teller teller = new Story.Teller();
        for (int i = 0; i < 8; i++) {
            teller.then(6, Acts.refund(customer, customer.merchants().get(i % 3), customer.usualAmount()));
        }
        return teller;
    }
}
