package io.tripline.interaction.intake;

/** A value breaks its format; the message says what is expected and never repeats the value. */
final class Wrong extends RuntimeException {

    Wrong(String expectation) {
        super(expectation, null, false, false);
    }

    String expectation() {
        return String.valueOf(getMessage());
    }
}
