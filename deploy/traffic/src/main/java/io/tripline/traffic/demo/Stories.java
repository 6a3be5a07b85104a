package io.tripline.traffic.demo;

import java.util.Random;
import tools.jackson.databind.node.ObjectNode;

/** Makes up what people and fraudsters do. Deterministic in the random source. Not thread-safe. */
final class Stories {

    private final Random random;
    private final Cast cast;
    private final AccountFrauds accounts;
    private final MoneyFrauds money;
    private final ShopFrauds shops;

    Stories(World world, Random random) {
        this.random = random;
        cast = new Cast(world, random);
        accounts = new AccountFrauds(cast);
        money = new MoneyFrauds(cast);
        shops = new ShopFrauds(cast);
    }

    /** A visit: sign-in, then mostly a payment or two; sometimes a transfer to someone known, wages, or something brought back. */
    Story genuine(Person person) {
        Story.Teller teller = new Story.Teller();
        if (random.nextDouble() < 0.04) {
            teller.then(0, Acts.login(person, false));
        }
        teller.then(6, Acts.login(person, true));
        double kind = random.nextDouble();
        if (kind < 0.15) {
            transfer(person, teller);
        } else if (kind < 0.86) {
            int payments = random.nextDouble() < 0.2 ? 2 : 1;
            for (int i = 0; i < payments; i++) {
                teller.then(pause(), pastPayment(person));
            }
        } else if (kind < 0.88) {
            teller.then(pause(), Acts.deposit(person, person.userId() + "-employer", 1_500 + random.nextInt(2_000)));
        } else if (kind < 0.89) {
            teller.then(pause(), Acts.refund(person, World.pick(person.merchants(), random), usual(person)));
        } else if (kind < 0.90) {
            teller.then(pause(), Acts.attribute(Acts.of(person, "PROMO_REDEEMED"), "promoCode", "SUMMER"));
        }
        return teller.genuine();
    }

    /** Confirmed by a code, as some are. */
    private void transfer(Person person, Story.Teller teller) {
        double euros = usual(person) * 2;
        if (random.nextDouble() < 0.2) {
            String phone = person.userId() + "-phone";
            teller.then(pause(), Acts.attribute(Acts.of(person, "OTP_SENT"), "phoneHash", phone))
                    .then(20, Acts.attribute(Acts.of(person, "OTP_CONFIRMED"), "phoneHash", phone));
        }
        ObjectNode transfer = Acts.transfer(person, World.pick(person.payees(), random), euros);
        teller.then(pause(), Acts.attribute(transfer, "balance", Math.round(euros * (3 + random.nextInt(20)))));
    }

    /** A payment as it lies in a person's past, and as they go on making them. */
    ObjectNode pastPayment(Person person) {
        return Acts.payment(person, World.pick(person.merchants(), random), usual(person));
    }

    Story fraud(Pattern pattern) {
        cast.nextStory();
        Story.Teller teller = switch (pattern) {
            case CARD_TESTING -> shops.cardTesting();
            case PAYMENT_BURST -> shops.paymentBurst();
            case COMPROMISED_MERCHANT -> shops.compromisedMerchant();
            case NEW_COUNTRY -> shops.newCountry();
            case SERIAL_REFUNDS -> shops.serialRefunds();
            case ACCOUNT_TAKEOVER -> accounts.takeover();
            case CREDENTIAL_STUFFING -> accounts.credentialStuffing();
            case SIM_SWAP -> accounts.simSwap();
            case EMULATOR_FARM -> accounts.emulatorFarm();
            case PROMOTION_FARM -> accounts.promotionFarm();
            case MULE -> money.mule();
            case STRUCTURING -> money.structuring();
            case CASH_PLACEMENT -> money.cashPlacement();
            case KNOWN_FRAUDSTER -> money.knownFraudster();
        };
        return teller.fraud(pattern);
    }

    private double usual(Person person) {
        return person.usualAmount() * Math.exp(random.nextGaussian() * 0.35);
    }

    private double pause() {
        return 15 + random.nextInt(60);
    }
}
