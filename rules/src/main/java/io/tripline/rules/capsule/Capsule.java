package io.tripline.rules.capsule;

import io.tripline.rules.capsule.CanonicalJson.BrokenJson;
import io.tripline.rules.release.ReleaseBundle;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All it takes to make a decision again: the interaction as it was accepted, the facts as they were, the whole release,
 * and what was decided, each under a digest. The same decision always has the same capsule, byte for byte.
 *
 * <p>The file is one JSON object in canonical form, a part in each line:
 *
 * <ul>
 *   <li>{@code format}: {@value #FORMAT}
 *   <li>{@code decision}: the decision as stored, without the two parts that follow
 *   <li>{@code facts}: values by name; {@code interaction}: as accepted
 *   <li>{@code release}: its {@code hash} and its {@code files} by path
 *   <li>{@code digests}: SHA-256 of the text of each part, and of each file of the release under {@code release/PATH}
 *   <li>{@code seal}: SHA-256 of the text of {@code digests}
 * </ul>
 *
 * @param parts canonical JSON by name, as in {@link #PARTS}
 * @param files of the release, by path
 */
public record Capsule(Map<String, String> parts, SortedMap<String, String> files) {
    /** The format of the file, its first member. */
    public static final String FORMAT = "tripline-capsule/1";
    /** The largest capsule that is read. */
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    static final String DECISION = "decision";
    static final String FACTS = "facts";
    static final String INTERACTION = "interaction";
    static final String RELEASE = "release";
    static final String DIGESTS = "digests";
    static final String SEAL = "seal";
    static final List<String> PARTS = List.of(DECISION, FACTS, INTERACTION, RELEASE);
    static final List<String> LINES = List.of("format", DECISION, FACTS, INTERACTION, RELEASE, DIGESTS, SEAL);

    public Capsule {
        parts = Map.copyOf(parts);
        files = new TreeMap<>(files);
    }

    /**
     * The capsule of a decision.
     *
     * @param decision as stored and published
     * @param release by which it was made
     * @throws IllegalArgumentException when the decision is no JSON object with facts and an interaction
     */
    public static Capsule of(byte[] decision, ReleaseBundle release) {
        try {
            Map<String, String> members = new LinkedHashMap<>(CanonicalJson.members(decision));
            String facts = members.remove(FACTS);
            String interaction = members.remove(INTERACTION);
            if (facts == null || interaction == null) {
                throw new IllegalArgumentException("the decision has no facts or no interaction");
            }
            return new Capsule(
                    Map.of(
                            DECISION,
                            object(members),
                            FACTS,
                            facts,
                            INTERACTION,
                            interaction,
                            RELEASE,
                            release(release)),
                    release.files());
        } catch (BrokenJson e) {
            throw new IllegalArgumentException("the decision is not JSON: " + e.getMessage(), e);
        }
    }

    /** The file. */
    public byte[] bytes() {
        StringBuilder text = new StringBuilder("{\"format\":\"" + FORMAT + "\"");
        PARTS.forEach(part -> member(text, part, parts.getOrDefault(part, "null")));
        member(text, DIGESTS, digestsText());
        member(text, SEAL, '"' + seal() + '"');
        return text.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** 64 hex digits that stand for the whole capsule: whoever notes them down can tell it from any other. */
    public String seal() {
        return sha256(digestsText());
    }

    /** SHA-256 of each part, then of each file of the release. */
    Map<String, String> digests() {
        Map<String, String> digests = new LinkedHashMap<>();
        PARTS.forEach(part -> digests.put(part, sha256(parts.getOrDefault(part, "null"))));
        files.forEach((path, text) -> digests.put(RELEASE + "/" + path, sha256(text)));
        return digests;
    }

    static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String digestsText() {
        return texts(digests());
    }

    private static void member(StringBuilder text, String name, String json) {
        text.append(",\n\"").append(name).append("\":").append(json);
    }

    private static String release(ReleaseBundle release) {
        return CanonicalJson.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("hash", release.hash());
            json.writeName("files");
            json.writeRawValue(texts(release.files()));
            json.writeEndObject();
        });
    }

    private static String texts(Map<String, String> texts) {
        return CanonicalJson.write(json -> {
            json.writeStartObject();
            texts.forEach(json::writeStringProperty);
            json.writeEndObject();
        });
    }

    private static String object(Map<String, String> members) {
        return CanonicalJson.write(json -> {
            json.writeStartObject();
            members.forEach((name, value) -> {
                json.writeName(name);
                json.writeRawValue(value);
            });
            json.writeEndObject();
        });
    }
}
