package io.tripline.traffic.demo;

import java.util.List;
import java.util.Random;
import tools.jackson.databind.node.ObjectNode;

/** Makes up what people and fraudsters do. Deterministic in the random source. Not thread-safe. */
final class Stories {

    private final World world;
    private final Random random;
    private int made;

    Stories(World world, Random random) {
        this.world = world;
        this.random = random;
    }

    /** A visit: sign-in, then mostly a payment or two, sometimes a transfer to someone known. */
    Story genuine(Person person) {
        Story.Teller teller = new Story.Teller();
        if (random.nextDouble() < 0.04) {
            teller.then(0, Acts.login(person, false));
        }
        teller.then(6, Acts.login(person, true));
        double kind = random.nextDouble();
        if (kind < 0.15) {
            teller.then(pause(), Acts.transfer(person, World.pick(person.payees(), random), usual(person) * 2));
        } else if (kind < 0.9) {
            int payments = random.nextDouble() < 0.2 ? 2 : 1;
            for (int i = 0; i < payments; i++) {
                teller.then(pause(), Acts.payment(person, World.pick(person.merchants(), random), usual(person)));
            }
        }
        return teller.genuine();
    }

    /** A payment as it lies in a person's past. */
    ObjectNode pastPayment(Person person) {
        return Acts.payment(person, World.pick(person.merchants(), random), usual(person));
    }

    Story fraud(Pattern pattern) {
        made++;
        Person victim = World.pick(world.regulars(), random);
        Story.Teller teller = switch (pattern) {
            case CARD_TESTING -> cardTesting(victim);
            case PAYMENT_BURST -> paymentBurst(victim);
            case ACCOUNT_TAKEOVER -> accountTakeover(stranger(victim));
            case MULE -> mule(stranger(victim).withUserId(name("mule")));
            case COMPROMISED_MERCHANT -> compromisedMerchant();
            case NEW_COUNTRY -> newCountry(stranger(victim));
            case CREDENTIAL_STUFFING -> credentialStuffing();
            case STRUCTURING -> structuring(stranger(victim).withUserId(name("smurf")));
        };
        return teller.fraud(pattern);
    }

    private Story.Teller cardTesting(Person victim) {
        Story.Teller teller = new Story.Teller();
        Person tester = stranger(victim).withUserId(name("tester"));
        String shop = name("donations");
        for (int i = 0; i < 10; i++) {
            ObjectNode attempt = Acts.payment(tester, shop, 1 + random.nextDouble() * 3);
            Acts.card(attempt, name("stolen") + "-" + i, "4532" + (10 + random.nextInt(80)), "000" + i);
            teller.then(
                    3 + random.nextInt(4),
                    Acts.outcome(attempt, random.nextDouble() < 0.7 || i < 4 ? "DECLINED" : "SUCCEEDED"));
        }
        return teller;
    }

    private Story.Teller paymentBurst(Person victim) {
        Story.Teller teller = new Story.Teller();
        for (int i = 0; i < 10; i++) {
            teller.then(
                    4 + random.nextInt(6),
                    Acts.payment(victim, world.prefix() + "-shop-" + random.nextInt(20), 60 + random.nextInt(140)));
        }
        return teller;
    }

    private Story.Teller accountTakeover(Person thief) {
        Story.Teller teller = new Story.Teller();
        for (int i = 0; i < 4; i++) {
            teller.then(3, Acts.login(thief, false));
        }
        String payee = name("payee");
        return teller.then(10, Acts.passwordReset(thief))
                .then(8, Acts.login(thief, true))
                .then(12, Acts.payeeAdded(thief, payee))
                .then(10, Acts.transfer(thief, payee, 1_500 + random.nextInt(2_500)))
                .then(15, Acts.transfer(thief, payee, 900 + random.nextInt(600)));
    }

    private Story.Teller mule(Person mule) {
        Story.Teller teller = new Story.Teller();
        double received = 0;
        for (int i = 0; i < 8; i++) {
            double euros = 200 + random.nextInt(400);
            received += euros;
            teller.then(6 + random.nextInt(6), Acts.deposit(mule, name("sender") + "-" + i, euros));
        }
        return teller.then(15, Acts.transfer(mule, name("collector"), received * 0.95));
    }

    private Story.Teller compromisedMerchant() {
        Story.Teller teller = new Story.Teller();
        String shop = name("skimmed");
        for (int i = 0; i < 12; i++) {
            Person victim = World.pick(world.regulars(), random);
            teller.then(
                    12 + random.nextInt(8),
                    Acts.payment(victim, shop, victim.usualAmount() * (0.8 + random.nextDouble())));
        }
        return teller;
    }

    private Story.Teller newCountry(Person thief) {
        Story.Teller teller = new Story.Teller();
        String shop = name("jeweller");
        return teller.then(0, Acts.payment(thief, shop, thief.usualAmount() * (6 + random.nextInt(5))))
                .then(20, Acts.payment(thief, shop, thief.usualAmount() * (8 + random.nextInt(5))));
    }

    private Story.Teller credentialStuffing() {
        Story.Teller teller = new Story.Teller();
        String device = name("bot");
        Place place = World.pick(Place.AWAY, random);
        String ip = place.network() + "." + (1 + random.nextInt(254));
        int first = random.nextInt(world.people().size());
        for (int i = 0; i < 30; i++) {
            Person target = world.people().get((first + i * 7) % world.people().size());
            teller.then(2 + random.nextDouble(), Acts.login(elsewhere(target, place, ip, device), false));
        }
        return teller;
    }

    private Story.Teller structuring(Person smurf) {
        Story.Teller teller = new Story.Teller();
        for (int i = 0; i < 4; i++) {
            teller.then(20, Acts.transfer(smurf, name("offshore") + "-" + i, 8_200 + random.nextInt(1_700)));
        }
        return teller;
    }

    /** The account of a person in the hands of someone far away, on a device never seen. */
    private Person stranger(Person victim) {
        Place place = World.pick(Place.AWAY, random);
        return elsewhere(victim, place, place.network() + "." + (1 + random.nextInt(254)), name("device"));
    }

    private static Person elsewhere(Person person, Place place, String ip, String device) {
        return new Person(
                person.userId(),
                person.name(),
                place,
                ip,
                device,
                person.cardToken(),
                person.bin(),
                person.last4(),
                List.of(),
                List.of(),
                person.usualAmount(),
                0,
                24);
    }

    private String name(String what) {
        return world.prefix() + "-" + Long.toString(random.nextLong() >>> 40, 36) + "-" + what + "-" + made;
    }

    private double usual(Person person) {
        return person.usualAmount() * Math.exp(random.nextGaussian() * 0.35);
    }

    private double pause() {
        return 15 + random.nextInt(60);
    }
}
