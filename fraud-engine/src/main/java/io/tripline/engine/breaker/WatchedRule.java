package io.tripline.engine.breaker;

import io.tripline.engine.release.LiveRelease;
import io.tripline.rules.evaluation.Band;
import io.tripline.rules.evaluation.Mode;
import io.tripline.rules.evaluation.RuleDescription;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A live rule with a band.
 *
 * @param meaning of its text and band; a rule that reads otherwise is another
 * @param types interaction types it is evaluated for; empty for all
 */
record WatchedRule(String id, String meaning, List<String> types, Band band) {

    static List<WatchedRule> in(LiveRelease release) {
        List<WatchedRule> watched = new ArrayList<>();
        for (RuleDescription rule : release.compiled().rules()) {
            Band band = release.compiled().bands().get(rule.id());
            if (band != null && rule.mode() == Mode.LIVE) {
                watched.add(new WatchedRule(rule.id(), meaning(rule, band), rule.types(), band));
            }
        }
        return List.copyOf(watched);
    }

    boolean evaluatedFor(String type) {
        return types.isEmpty() || types.contains(type);
    }

    private static String meaning(RuleDescription rule, Band band) {
        try {
            byte[] text = (rule.text() + "\n" + band).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
