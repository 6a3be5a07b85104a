package io.tripline.traffic.demo;

/** Frauds in which accounts are taken over or made up. */
final class AccountFrauds {

    private final Cast cast;

    AccountFrauds(Cast cast) {
        this.cast = cast;
    }

    Story.Teller takeover() {
        Person thief = cast.stranger(cast.victim());
        Story.Teller teller = new Story.Teller();
        for (int i = 0; i < 4; i++) {
            teller.then(3, Acts.login(thief, false));
        }
        String payee = cast.name("payee");
        return teller.then(10, Acts.of(thief, "PASSWORD_RESET"))
                .then(8, Acts.login(thief, true))
                .then(12, Acts.payeeAdded(thief, payee))
                .then(10, Acts.transfer(thief, payee, cast.between(1_500, 2_500)))
                .then(15, Acts.transfer(thief, payee, cast.between(900, 600)));
    }

    Story.Teller simSwap() {
        Person thief = cast.stranger(cast.victim());
        long balance = cast.between(2_000, 4_000);
        String payee = cast.name("payee");
        return new Story.Teller()
                .then(0, Acts.login(thief, true))
                .then(9, Acts.payeeAdded(thief, payee))
                .then(
                        11,
                        Acts.attribute(
                                Acts.attribute(Acts.transfer(thief, payee, balance * 0.9), "balance", balance),
                                "simAgeHours",
                                cast.between(2, 30)));
    }

    Story.Teller credentialStuffing() {
        Person bot = cast.newcomer("bot");
        Story.Teller teller = new Story.Teller();
        for (Person target : cast.crowd(26)) {
            teller.then(2, Acts.login(Cast.elsewhere(target, bot.home(), bot.ip(), bot.device()), false));
        }
        return teller;
    }

    Story.Teller emulatorFarm() {
        Person farmer = cast.newcomer("farmer");
        String payee = cast.name("collector");
        Story.Teller teller = new Story.Teller();
        for (int i = 0; i < 3; i++) {
            teller.then(
                    8,
                    Acts.attribute(
                            Acts.transfer(cast.alias(farmer, "account"), payee, cast.between(150, 300)),
                            "deviceIntegrity",
                            "EMULATOR"));
        }
        return teller;
    }

    Story.Teller promotionFarm() {
        Person farmer = cast.newcomer("farmer");
        Story.Teller teller = new Story.Teller();
        for (int i = 0; i < 5; i++) {
            Person account = cast.alias(farmer, "account");
            teller.then(5, Acts.of(account, "SIGN_UP"))
                    .then(4, Acts.attribute(Acts.of(account, "PROMO_REDEEMED"), "promoCode", "WELCOME"));
        }
        return teller;
    }
}
