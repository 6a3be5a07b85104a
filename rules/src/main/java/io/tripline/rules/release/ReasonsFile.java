package io.tripline.rules.release;

import io.tripline.rules.evaluation.Audience;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads reasons.yaml: the texts of each reason code, by audience. */
final class ReasonsFile {
    static final String PATH = "reasons.yaml";

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,63}");
    private static final List<String> AUDIENCES =
            Arrays.stream(Audience.values()).map(Audience::key).toList();
    private static final Pattern NUMBER = Pattern.compile("\\p{N}|%");
    private static final int MAX_TEXT = 500;
    private static final int SHOWN = 5;

    private ReasonsFile() {}

    static Map<String, Map<String, String>> read(String text, Findings findings) {
        Map<String, Map<String, String>> reasons = new TreeMap<>();
        YamlFile.read(PATH, text, findings)
                .flatMap(root -> root.only(List.of("reasons")).object("reasons"))
                .ifPresent(codes -> codes.members().keySet().forEach(code -> read(code, codes, reasons)));
        warnOfMissing(Audience.SUPPORT, reasons, findings);
        warnOfMissing(Audience.REGULATOR, reasons, findings);
        return reasons;
    }

    private static void read(String code, YamlObject codes, Map<String, Map<String, String>> reasons) {
        if (!CODE.matcher(code).matches()) {
            codes.find(
                    code,
                    "reasons.bad-code",
                    code + " is not made of capitals, digits and underscores",
                    "Write it like VELOCITY_PAYMENT_BURST.");
            return;
        }
        Map<String, String> texts = new TreeMap<>();
        codes.object(code).map(found -> found.only(AUDIENCES)).ifPresent(entry -> {
            for (Audience audience : Audience.values()) {
                if (audience.required() || entry.has(audience.key())) {
                    entry.text(audience.key(), MAX_TEXT).ifPresent(text -> texts.put(audience.key(), text));
                }
            }
            refuseNumbers(code, entry, texts.getOrDefault(Audience.CUSTOMER.key(), ""));
        });
        reasons.put(code, texts);
    }

    private static void refuseNumbers(String code, YamlObject entry, String text) {
        if (NUMBER.matcher(text).find()) {
            entry.find(
                    Audience.CUSTOMER.key(),
                    "reasons.customer-number",
                    "the customer's text of " + code + " states a number, which tells a fraudster where a threshold is",
                    "Say it without a number: \"many payments in a short time\".");
        }
    }

    private static void warnOfMissing(Audience audience, Map<String, Map<String, String>> reasons, Findings findings) {
        List<String> without = reasons.keySet().stream()
                .filter(code -> !reasons.getOrDefault(code, Map.of()).containsKey(audience.key()))
                .toList();
        if (!without.isEmpty()) {
            findings.add(new Finding(
                    PATH,
                    0,
                    0,
                    "reasons.missing-audience",
                    Severity.WARNING,
                    without.size() + " of " + reasons.size() + " reasons have no text for " + audience.key() + ": "
                            + without.stream().limit(SHOWN).collect(Collectors.joining(", "))
                            + (without.size() > SHOWN ? ", …" : ""),
                    "Add " + audience.key() + ": … to each; until then the analyst's text stands in."));
        }
    }
}
