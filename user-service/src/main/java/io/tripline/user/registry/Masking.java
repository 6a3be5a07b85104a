package io.tripline.user.registry;

import org.jspecify.annotations.Nullable;

/** Shows enough of a contact to recognise it and too little to use it. */
final class Masking {

    private Masking() {}

    /** {@code uma@tripline.io} becomes {@code u***@t***.io}. */
    static String email(String email) {
        int at = email.lastIndexOf('@');
        int dot = email.lastIndexOf('.');
        String ending = dot > at ? email.substring(dot) : "";
        return firstOf(email.substring(0, Math.max(at, 0))) + "***@" + firstOf(email.substring(at + 1)) + "***"
                + ending;
    }

    /** {@code +4930123456} becomes {@code ***56}. */
    static @Nullable String phone(@Nullable String phone) {
        return phone == null ? null : "***" + phone.substring(Math.max(0, phone.length() - 2));
    }

    private static String firstOf(String text) {
        return text.isEmpty() ? "" : text.substring(0, text.offsetByCodePoints(0, 1));
    }
}
