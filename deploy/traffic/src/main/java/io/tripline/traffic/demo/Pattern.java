package io.tripline.traffic.demo;

/** The kinds of fraud in the demo, in the order in which they first come: what takes long to show begins early. */
enum Pattern {
    COMPROMISED_MERCHANT("merchants", "cards copied at one merchant, used there again"),
    MULE("mules", "money from many senders, passed on at once"),
    CARD_TESTING("card testing", "many stolen cards tried on one device with tiny amounts"),
    ACCOUNT_TAKEOVER("takeover", "failed sign-ins, password reset, new device, new payee, transfer"),
    PAYMENT_BURST("velocity", "a stolen card used as fast as it goes"),
    PROMOTION_FARM("promotions", "accounts made on one device, each taking the same promotion"),
    SERIAL_REFUNDS("refunds", "one refund after the other for things that were received"),
    STRUCTURING("money laundering", "transfers just below the reporting threshold"),
    NEW_COUNTRY("device and place", "a far country, a new device, an amount far above the usual"),
    KNOWN_FRAUDSTER("lists", "a device and a payee that are on block lists already"),
    CREDENTIAL_STUFFING("takeover", "leaked passwords of many users tried from one address"),
    SIM_SWAP("takeover", "a number moved to another card, an account emptied to a new payee"),
    EMULATOR_FARM("device and place", "accounts emptied by a program on an imitated phone"),
    CASH_PLACEMENT("money laundering", "cash paid in, part by part");

    private final String family;
    private final String description;

    Pattern(String family, String description) {
        this.family = family;
        this.description = description;
    }

    /** What kinds of fraud it belongs to, in words. */
    String family() {
        return family;
    }

    String description() {
        return description;
    }
}
