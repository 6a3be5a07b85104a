package io.tripline.rules.release;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Releases for tests. */
public final class Releases {
    private static final String FACTS = """
            facts:
              - name: user.payments.count_10m
                function: count
                key: [userId]
                window: 10m
                source: interactions
                where: [{field: type, in: [PAYMENT]}]
                unit: payments
                description: Payments of the user in the last 10 minutes
              - name: user.payments.avg_30d
                function: avg
                field: amount.value
                key: [userId]
                window: 30d
                source: interactions
                unit: EUR
                description: Mean amount
            """;

    private Releases() {}

    /** The release that ships. */
    public static ReleaseBundle starter() throws ReleaseRefused {
        return ReleaseBundle.fromDirectory(Path.of("releases/starter"));
    }

    /** The policy that ships. */
    public static String policy() throws ReleaseRefused {
        return Objects.requireNonNull(starter().files().get("policy.dmn"));
    }

    /** Two facts, the starter's policy, one reason code A_REASON, and these rules in rules/test.drl, from line 1. */
    public static Map<String, String> files(String rules) throws ReleaseRefused {
        Map<String, String> files = new TreeMap<>();
        files.put("facts.yaml", FACTS);
        files.put(
                "reasons.yaml",
                "reasons:\n  A_REASON: {customer: For the customer, support: For support, analyst: For the analyst,"
                        + " regulator: For a regulator}\n");
        files.put("policy.dmn", policy());
        files.put("rules/test.drl", rules);
        return files;
    }

    /** A rule of one line with this id and these patterns. */
    public static String rule(String id, String patterns) {
        return rule(id, "LIVE", 45, patterns);
    }

    public static String rule(String id, String mode, double weight, String patterns) {
        return "rule \"" + id + "\" @name(\"A name\") @reason(A_REASON) @weight(" + weight + ") @mode(" + mode
                + ") @group(test) @version(1) when " + patterns + " then hit(); end\n";
    }
}
