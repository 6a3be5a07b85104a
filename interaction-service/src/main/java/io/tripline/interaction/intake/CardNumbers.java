package io.tripline.interaction.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Finds full card numbers: 13 to 19 digits, perhaps in groups, that begin as a card scheme's do and end in the right
 * check digit (Luhn).
 */
final class CardNumbers {

    /** Digits with single blanks, dots or dashes between them, not part of a longer run of letters and digits. */
    private static final Pattern CANDIDATE =
            Pattern.compile("(?<![\\p{Alnum}])[0-9](?:[ .-]?[0-9]){12,18}(?![\\p{Alnum}])");

    /** Identifiers, alone or within a longer one such as {@code user-…}, whose groups may look like those of a card. */
    private static final Pattern UUID_WITHIN = Pattern.compile(
            "(?<![\\p{Alnum}])\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}(?![\\p{Alnum}])");

    private static final Pattern SCHEME = Pattern.compile(
            "4[0-9]{12}(?:[0-9]{3}){0,2}" // Visa
                    + "|(?:5[1-5]|2(?:2[2-9]|[3-6][0-9]|7[01]|720))[0-9]+" // Mastercard
                    + "|3[47][0-9]{13}" // American Express
                    + "|(?:30[0-5]|3[689])[0-9]{11,16}" // Diners
                    + "|35(?:2[89]|[3-8][0-9])[0-9]{12,15}" // JCB
                    + "|(?:50|5[6-9]|6[0-9])[0-9]{11,17}"); // Discover, Maestro, UnionPay

    private CardNumbers() {}

    /** The paths under which a document holds one, in a value or in a name. */
    static List<String> pathsIn(JsonNode document) {
        List<String> paths = new ArrayList<>(0);
        collect(document, "", paths);
        return paths;
    }

    static boolean found(String text) {
        if (text.length() < 13) {
            return false;
        }
        Matcher candidates = CANDIDATE.matcher(UUID_WITHIN.matcher(text).replaceAll("#"));
        while (candidates.find()) {
            if (isCard(candidates.group().replaceAll("[ .-]", ""))) {
                return true;
            }
        }
        return false;
    }

    private static void collect(JsonNode node, String path, List<String> paths) {
        if (node.isObject()) {
            node.properties().forEach(entry -> {
                String below = Fields.path(path, entry.getKey());
                if (found(entry.getKey())) {
                    paths.add(below);
                }
                collect(entry.getValue(), below, paths);
            });
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), path + "[" + i + "]", paths);
            }
        } else if (node.isString() ? found(node.stringValue()) : node.isNumber() && found(node.asString())) {
            paths.add(path);
        }
    }

    private static boolean isCard(String digits) {
        return SCHEME.matcher(digits).matches() && luhn(digits);
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 1 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
