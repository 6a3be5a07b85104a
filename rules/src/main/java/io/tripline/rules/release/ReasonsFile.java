package io.tripline.rules.release;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads reasons.yaml: the texts of each reason code, by audience. */
final class ReasonsFile {
    static final String PATH = "reasons.yaml";

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,63}");
    private static final List<String> AUDIENCES = List.of("customer", "analyst");
    private static final int MAX_TEXT = 500;

    private ReasonsFile() {}

    static Map<String, Map<String, String>> read(String text, Findings findings) {
        Map<String, Map<String, String>> reasons = new TreeMap<>();
        YamlFile.read(PATH, text, findings)
                .flatMap(root -> root.only(List.of("reasons")).object("reasons"))
                .ifPresent(codes -> codes.members().keySet().forEach(code -> read(code, codes, reasons)));
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
        Optional<YamlObject> entry = codes.object(code).map(found -> found.only(AUDIENCES));
        entry.ifPresent(found -> AUDIENCES.forEach(
                audience -> found.text(audience, MAX_TEXT).ifPresent(text -> texts.put(audience, text))));
        reasons.put(code, texts);
    }
}
