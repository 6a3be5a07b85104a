package io.tripline.rules.fact;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Text that two facts share if and only if they are moved alike by all events: each part stands behind its length. */
final class Meaning {
    private final StringBuilder text = new StringBuilder();

    private Meaning() {}

    /** Sixteen hex digits. */
    static String hash(FactDefinition fact) {
        Meaning meaning = new Meaning();
        meaning.add(shape(fact.function())).add(fact.field()).add(fact.window()).add(fact.within());
        meaning.add(fact.key().size());
        fact.key().forEach(meaning::add);
        fact.selections().forEach(meaning::add);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(meaning.text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How the function is kept: another name when that changes, so that what was kept otherwise is counted anew. */
    private static String shape(FactFunction function) {
        return function == FactFunction.DISTINCT ? "DISTINCT 2" : function.name();
    }

    private void add(Selection selection) {
        add(selection.source()).add(selection.where().size());
        selection.where().forEach(filter -> {
            add(filter.field()).add(filter.operator()).add(filter.values().size());
            filter.values()
                    .forEach(value -> add(value.getClass().getSimpleName()).add(value));
        });
    }

    private Meaning add(@Nullable Object part) {
        String written = String.valueOf(part);
        text.append(written.length()).append(':').append(written);
        return this;
    }
}
