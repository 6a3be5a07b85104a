package io.tripline.engine.release;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a release on the topic {@code rule-releases} is for; written as the key of its record.
 *
 * @param name of a shadow; empty for the others
 */
record Scope(Kind kind, String name) {

    static final Scope LIVE = new Scope(Kind.LIVE, "");
    static final Scope CANARY = new Scope(Kind.CANARY, "");

    private static final String SHADOW = "shadow/";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    enum Kind {
        /** Decides. */
        LIVE,
        /** Decides for a share of the users instead. */
        CANARY,
        /** Says how it would have decided. */
        SHADOW
    }

    static Scope shadow(String name) {
        return new Scope(Kind.SHADOW, name);
    }

    static Optional<Scope> ofKey(String key) {
        if (key.startsWith(SHADOW)) {
            String name = key.substring(SHADOW.length());
            return NAME.matcher(name).matches() ? Optional.of(shadow(name)) : Optional.empty();
        }
        return switch (key) {
            case "live" -> Optional.of(LIVE);
            case "canary" -> Optional.of(CANARY);
            default -> Optional.empty();
        };
    }

    String key() {
        return switch (kind) {
            case LIVE -> "live";
            case CANARY -> "canary";
            case SHADOW -> SHADOW + name;
        };
    }
}
