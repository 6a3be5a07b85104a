package io.tripline.local.release;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a release is published for.
 *
 * @param key of the record on the topic {@code rule-releases}
 * @param percent the share of users a canary decides for; null for the others
 */
public record Target(String key, @Nullable Double percent) {

    private static final String LIVE = "live";
    private static final String CANARY = "canary";
    private static final String SHADOW = "shadow/";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final Pattern SHARE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,2})?)%?");

    /** To decide. */
    public static Target live() {
        return new Target(LIVE, null);
    }

    /** To decide for a share of users, such as 5% or 0.25%. Throws IllegalArgumentException for what is no share. */
    public static Target canary(String share) {
        Matcher matcher = SHARE.matcher(share);
        double percent = matcher.matches() ? Double.parseDouble(matcher.group(1)) : 0;
        if (percent <= 0 || percent > 100) {
            throw new IllegalArgumentException(
                    share + " is no share of users. Write a number above 0 and up to 100, such as 5% or 0.25%.");
        }
        return new Target(CANARY, percent);
    }

    /** To say how it would have decided. Throws IllegalArgumentException for what is no name. */
    public static Target shadow(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    name + " is no name of a shadow. Use up to 32 small letters, digits and hyphens.");
        }
        return new Target(SHADOW + name, null);
    }

    /** What stands under {@code canary} or {@code shadow/NAME}. Throws IllegalArgumentException for anything else. */
    public static Target removable(String key) {
        if (key.startsWith(SHADOW)) {
            return shadow(key.substring(SHADOW.length()));
        }
        if (key.equals(CANARY)) {
            return new Target(CANARY, null);
        }
        throw new IllegalArgumentException(
                key + " cannot be removed. Say canary or shadow/NAME; the live release can be replaced only.");
    }

    /** In words. */
    @Override
    public String toString() {
        return switch (key) {
            case LIVE -> "in force";
            case CANARY -> percent == null ? CANARY : "canary for " + percent + " % of users";
            default -> "in " + key;
        };
    }
}
