package io.tripline.traffic.demo;

/** The kinds of fraud in the demo. */
enum Pattern {
    CARD_TESTING("many stolen cards tried on one device with tiny amounts"),
    PAYMENT_BURST("a stolen card used as fast as it goes"),
    ACCOUNT_TAKEOVER("failed sign-ins, password reset, new device, new payee, transfer"),
    MULE("money from many senders, passed on at once"),
    COMPROMISED_MERCHANT("cards copied at one merchant, used there again"),
    NEW_COUNTRY("a far country, a new device, an amount far above the usual"),
    CREDENTIAL_STUFFING("leaked passwords of many users tried from one address"),
    STRUCTURING("transfers just below the reporting threshold");

    private final String description;

    Pattern(String description) {
        this.description = description;
    }

    String description() {
        return description;
    }
}
