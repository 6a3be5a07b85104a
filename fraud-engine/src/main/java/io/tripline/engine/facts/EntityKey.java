package io.tripline.engine.facts;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Names of entities, such as {@code {userId=42}}; in a Redis key, the braces keep an entity in one slot of a cluster. */
final class EntityKey {
    private static final int LONGEST_VALUE = 100;

    private EntityKey() {}

    static String of(List<String> names, List<String> values) {
        StringBuilder key = new StringBuilder("{");
        for (int i = 0; i < names.size(); i++) {
            key.append(i == 0 ? "" : "&").append(names.get(i)).append('=');
            append(values.get(i), key);
        }
        return key.append('}').toString();
    }

    private static void append(String value, StringBuilder key) {
        if (value.length() > LONGEST_VALUE) {
            byte[] digest = Digests.name(value.getBytes(StandardCharsets.UTF_8));
            key.append('#').append(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '%', '{', '}', '&', '=', '#' -> key.append('%').append(Integer.toHexString(c));
                default -> key.append(c);
            }
        }
    }
}
