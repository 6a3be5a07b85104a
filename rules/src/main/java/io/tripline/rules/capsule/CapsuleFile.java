package io.tripline.rules.capsule;

import io.tripline.rules.capsule.CanonicalJson.BrokenJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A capsule as it was read.
 *
 * @param bytes the file
 * @param releaseHash as the file states it
 * @param digests as the file states them
 * @param seal as the file states it
 */
@SuppressWarnings("ArrayRecordComponent") // The bytes are compared with what they should be, and go nowhere.
record CapsuleFile(byte[] bytes, Capsule capsule, String releaseHash, Map<String, String> digests, String seal) {
    private static final JsonMapper JSON = new JsonMapper(CanonicalJson.FACTORY);
    private static final byte[] BEGINNING =
            ("{\"format\":\"" + Capsule.FORMAT + "\",").getBytes(StandardCharsets.UTF_8);

    /** Throws {@link NotACapsule} when it is none. */
    static CapsuleFile read(byte[] file) throws NotACapsule {
        if (file.length > Capsule.MAX_BYTES) {
            throw new NotACapsule("It has more than " + Capsule.MAX_BYTES + " bytes, which no capsule has.", null);
        }
        Map<String, String> members = members(file);
        requireFormat(members.remove("format"));
        Set<String> missing = new LinkedHashSet<>(Capsule.PARTS);
        missing.add(Capsule.DIGESTS);
        missing.add(Capsule.SEAL);
        for (String member : members.keySet()) {
            if (!missing.remove(member)) {
                throw new NotACapsule("A capsule has no part " + Difference.printable(member) + ".", null);
            }
        }
        if (!missing.isEmpty()) {
            throw new NotACapsule("These parts are missing: " + String.join(", ", missing) + ".", null);
        }
        JsonNode release = object(members, Capsule.RELEASE);
        object(members, Capsule.DECISION);
        object(members, Capsule.FACTS);
        object(members, Capsule.INTERACTION);
        Map<String, String> files = texts(release.path("files"), "release.files");
        String hash = text(release.path("hash"), "release.hash");
        if (release.size() != 2) {
            throw new NotACapsule("release: it has a hash and files, and nothing else.", null);
        }
        Map<String, String> digests = texts(object(members, Capsule.DIGESTS), Capsule.DIGESTS);
        String seal = text(JSON.readTree(members.getOrDefault(Capsule.SEAL, "null")), Capsule.SEAL);
        members.keySet().retainAll(Capsule.PARTS);
        return new CapsuleFile(file, new Capsule(members, new TreeMap<>(files)), hash, digests, seal);
    }

    /** A part, which is an object. */
    JsonNode part(String name) {
        return JSON.readTree(capsule.parts().getOrDefault(name, "{}"));
    }

    static JsonNode parse(String json) {
        return JSON.readTree(json);
    }

    private static Map<String, String> members(byte[] file) throws NotACapsule {
        try {
            return new LinkedHashMap<>(CanonicalJson.members(file));
        } catch (BrokenJson e) {
            String part = Difference.printable(part(file, e));
            String problem = Difference.printable(String.valueOf(e.getMessage()));
            throw new NotACapsule(
                    "It breaks in line " + e.line() + ", column " + e.column()
                            + (part.isEmpty() ? "" : ", in the part " + part) + ": " + problem,
                    whole(file) ? new Difference(part, "JSON", problem) : null);
        }
    }

    /** A capsule has each part in a line of its own. */
    private static String part(byte[] file, BrokenJson broken) {
        return begins(file) && broken.line() <= Capsule.LINES.size()
                ? Capsule.LINES.get(broken.line() - 1)
                : broken.member();
    }

    /** Whether it begins and ends as a capsule does, so that a part inside was altered rather than the file cut short. */
    private static boolean whole(byte[] file) {
        return begins(file) && file[file.length - 2] == '}' && file[file.length - 1] == '\n';
    }

    private static boolean begins(byte[] file) {
        return file.length > BEGINNING.length
                && Arrays.equals(BEGINNING, 0, BEGINNING.length, file, 0, BEGINNING.length);
    }

    private static void requireFormat(@Nullable String format) throws NotACapsule {
        if (!('"' + Capsule.FORMAT + '"').equals(format)) {
            throw new NotACapsule(
                    "Its format is " + (format == null ? "not stated" : Difference.printable(format)) + ", not \""
                            + Capsule.FORMAT + "\".",
                    null);
        }
    }

    private static JsonNode object(Map<String, String> members, String part) throws NotACapsule {
        JsonNode node = JSON.readTree(members.getOrDefault(part, "null"));
        if (!node.isObject()) {
            throw new NotACapsule(part + ": it should be an object.", null);
        }
        return node;
    }

    private static Map<String, String> texts(JsonNode object, String path) throws NotACapsule {
        if (!object.isObject()) {
            throw new NotACapsule(path + ": it should be an object of texts.", null);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            texts.put(entry.getKey(), text(entry.getValue(), path + "." + entry.getKey()));
        }
        return texts;
    }

    private static String text(JsonNode node, String path) throws NotACapsule {
        if (!node.isString()) {
            throw new NotACapsule(Difference.printable(path) + ": it should be a text.", null);
        }
        return node.stringValue();
    }

    /** The file is no capsule, or one that was altered until it could not be read. */
    static final class NotACapsule extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient @Nullable Difference altered;

        NotACapsule(String message, @Nullable Difference altered) {
            super(message);
            this.altered = altered;
        }

        /** What was altered, when all else looks like a capsule. */
        @Nullable
        Difference altered() {
            return altered;
        }
    }
}
