package io.tripline.traffic.demo;

/** Frauds in which money is moved to hide where it comes from. */
final class MoneyFrauds {

    private final Cast cast;

    MoneyFrauds(Cast cast) {
        this.cast = cast;
    }

    Story.Teller mule() {
        Person mule = cast.newcomer("mule");
        Story.Teller teller = new Story.Teller();
        double received = 0;
        for (int i = 0; i < 8; i++) {
            int euros = cast.between(200, 400);
            received += euros;
            teller.then(cast.between(6, 6), Acts.deposit(mule, cast.name("sender") + "-" + i, euros));
        }
        return teller.then(15, Acts.transfer(mule, cast.name("collector"), received * 0.95));
    }

    Story.Teller structuring() {
        Person smurf = cast.newcomer("smurf");
        Story.Teller teller = new Story.Teller();
        for (int i = 0; i < 4; i++) {
            teller.then(20, Acts.transfer(smurf, cast.name("offshore") + "-" + i, cast.between(8_200, 1_700)));
        }
        return teller;
    }

    Story.Teller cashPlacement() {
        Person courier = cast.newcomer("courier");
        Story.Teller teller = new Story.Teller();
        for (int i = 0; i < 5; i++) {
            teller.then(12, Acts.cashDeposit(courier, cast.between(2_600, 900)));
        }
        return teller;
    }

    Story.Teller knownFraudster() {
        Person known = cast.newcomer("known");
        Person sameDevice = Cast.elsewhere(known, known.home(), known.ip(), Cast.KNOWN_DEVICE);
        Person victim = cast.victim();
        return new Story.Teller()
                .then(0, Acts.payment(sameDevice, cast.shop(), cast.between(40, 200)))
                .then(9, Acts.transfer(victim, Cast.KNOWN_PAYEE, cast.between(300, 600)))
                .then(9, Acts.transfer(victim, cast.name("importer"), cast.between(300, 600), Cast.HIGH_RISK_COUNTRY));
    }
}
